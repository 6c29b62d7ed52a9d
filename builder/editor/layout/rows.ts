import { grid, stepWidth, type Box } from './graph.ts';
import type { Ranks } from './ranks.ts';

/** A place in a row: a box, or the lane by which wires to a lower box pass this row. */
export interface Cell {
  key: string;
  width: number;
  height: number;
  isLane: boolean;
  /** Cells of the row above that lead here, with the offset of the port from the middle of that cell. */
  above: { cell: Cell; offset: number; turn: number; pull: number }[];
  below: { cell: Cell; offset: number; pull: number }[];
  /** Middle. */
  x: number;
}

/** All wires to one box share one lane per row, so that they meet before they arrive. */
export const laneKey = (to: string, row: number): string => `${to}@${row}`;
const laneWidth = 2 * grid;
/** Pull of the pieces of one lane: it had rather run straight than near its ends. */
const straight = 4;

/** The rows of the drawing, each in its order from left to right. */
export function rowsOf(boxes: readonly Box[], ranks: Ranks): Cell[][] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const cells = new Map<string, Cell>();
  const rows: Cell[][] = [];
  const place = (key: string, row: number, box?: Box): Cell => {
    const known = cells.get(key);
    if (known) return known;
    const size = box ? { width: box.width, height: box.height } : { width: laneWidth, height: 0 };
    const cell: Cell = { key, ...size, isLane: !box, above: [], below: [], x: 0 };
    cells.set(key, cell);
    (rows[row] ??= []).push(cell);
    return cell;
  };
  for (const id of ranks.order) place(id, ranks.rank.get(id)!, byId.get(id));
  for (const wire of ranks.wires) {
    let from = cells.get(wire.from)!;
    let port = { offset: (wire.slot - 0.5) * stepWidth, turn: wire.turn };
    const last = ranks.rank.get(wire.to)!;
    for (let row = ranks.rank.get(wire.from)! + 1; row <= last; row += 1) {
      const to = row === last ? cells.get(wire.to)! : place(laneKey(wire.to, row), row);
      const pull = from.isLane && to.isLane ? straight : wire.pull;
      if (!from.isLane || !to.above.some(({ cell }) => cell === from)) join(from, to, { ...port, pull });
      from = to;
      port = { offset: 0, turn: 0.5 };
    }
  }
  rows.forEach((row, index) => sort(row, index === 0 ? undefined : rows[index - 1]));
  return rows;
}

function join(from: Cell, to: Cell, port: { offset: number; turn: number; pull: number }): void {
  to.above.push({ cell: from, ...port });
  from.below.push({ cell: to, offset: port.offset, pull: port.pull });
}

/** Under the middle of what leads here: branches stand in the order of their outcomes. */
function sort(row: Cell[], above: readonly Cell[] | undefined): void {
  if (!above) return;
  const position = new Map(above.map((cell, index) => [cell, index]));
  const wish = new Map<Cell, number>();
  for (const cell of row) {
    const sum = cell.above.reduce(
      (total, { cell: from, turn }) => total + (position.get(from) ?? 0) + turn,
      0,
    );
    wish.set(cell, cell.above.length === 0 ? above.length : sum / cell.above.length);
  }
  row.sort((one, other) => wish.get(one)! - wish.get(other)!);
}
