import { gap, grid } from './graph.ts';
import type { Cell } from './rows.ts';

const sweeps = 10;

/** Gives every cell its place from left to right: as near as can be to what it is joined with, never overlapping. */
export function setColumns(rows: readonly Cell[][]): void {
  for (const row of rows) settle(row, () => 0);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const row of rows) settle(row, fromAbove);
    if (sweep < sweeps - 1) for (const row of rows.toReversed()) settle(row, fromBelow);
  }
  for (const row of rows)
    for (const cell of row) cell.x = Math.floor((cell.x - cell.width / 2) / grid) * grid + cell.width / 2;
}

const fromAbove = (cell: Cell): number | undefined =>
  mean(cell.above.map(({ cell: from, offset, pull }) => ({ value: from.x + offset, pull })));
const fromBelow = (cell: Cell): number | undefined =>
  mean(cell.below.map(({ cell: to, offset, pull }) => ({ value: to.x - offset, pull })));

function mean(wishes: readonly { value: number; pull: number }[]): number | undefined {
  const weight = wishes.reduce((sum, { pull }) => sum + pull, 0);
  return weight === 0 ? undefined : wishes.reduce((sum, { value, pull }) => sum + value * pull, 0) / weight;
}

const weightOf = (cell: Cell): number => (cell.isLane ? 3 : 1);

/** Half of each neighbour and the space between them; lanes may run closer than boxes. */
const apart = (left: Cell, right: Cell): number =>
  (left.width + right.width) / 2 + (left.isLane || right.isLane ? gap / 2 : gap);

interface Block {
  /** Cells that touch, their first one's place being `sum / weight`. */
  cells: number;
  sum: number;
  weight: number;
}

/**
 * Moves a row to the places wished for, least squares, keeping order and distances. Taking each cell's fixed
 * distance from the row's first cell off its wish turns "at least so far apart" into "never falling", which
 * pooling neighbours that violate it solves exactly in one pass.
 */
function settle(row: readonly Cell[], wish: (cell: Cell) => number | undefined): void {
  const offsets: number[] = [];
  const blocks: Block[] = [];
  row.forEach((cell, index) => {
    offsets.push(index === 0 ? 0 : offsets[index - 1]! + apart(row[index - 1]!, cell));
    const weight = weightOf(cell);
    let block = { cells: 1, sum: ((wish(cell) ?? cell.x) - offsets[index]!) * weight, weight };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.weight > block.sum / block.weight;
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = {
        cells: last.cells + block.cells,
        sum: last.sum + block.sum,
        weight: last.weight + block.weight,
      };
    }
    blocks.push(block);
  });
  let index = 0;
  for (const block of blocks)
    for (let count = 0; count < block.cells; count += 1, index += 1)
      row[index]!.x = block.sum / block.weight + offsets[index]!;
}
