import type { Flow, StepCatalogue } from '../../../engine/browser.ts';
import type { Point } from '../document/command.ts';
import { setColumns } from './columns.ts';
import { boxesOf, gap, grid, type Box } from './graph.ts';
import { linkKey, ranksOf, type Ranks } from './ranks.ts';
import { laneKey, rowsOf, type Cell } from './rows.ts';

export interface Placed extends Point {
  id: string;
  width: number;
  height: number;
}
/** Where everything is drawn. */
export interface Layout {
  boxes: Map<string, Placed>;
  /** Turns of a wire (`step:outcome`): at height y it changes over to x. Only where nobody moved its two ends. */
  ways: Map<string, Point[]>;
  /** Wires shown as go-to chips. */
  jumps: Set<string>;
  /** Steps as they are read and counted: along the outcomes, first outcome first. */
  order: string[];
}

/**
 * Top to bottom: every step below all that lead to it, branches side by side in the order of their outcomes.
 * The same document always gives the same picture. Steps placed by hand stay where they were put.
 */
export function layoutOf(flow: Flow, catalogue: StepCatalogue, { withOpen = true } = {}): Layout {
  const known = withOpen ? layouts.get(flow) : undefined;
  if (known) return known;
  const layout = makeLayout(flow, catalogue, withOpen);
  if (withOpen) layouts.set(flow, layout);
  return layout;
}

/** Several parts of the editor ask for the same picture. */
const layouts = new WeakMap<Flow, Layout>();

function makeLayout(flow: Flow, catalogue: StepCatalogue, withOpen: boolean): Layout {
  const boxes = boxesOf(flow, catalogue, withOpen);
  if (boxes.length === 0) return { boxes: new Map(), ways: new Map(), jumps: new Set(), order: [] };
  const ranks = ranksOf(boxes, flow.start);
  const rows = rowsOf(boxes, ranks);
  setColumns(rows);
  const tops = topsOf(rows);
  const cells = new Map(rows.flat().map((cell) => [cell.key, cell]));
  const origin = cells.get(flow.start) ?? rows[0]![0]!;
  const shift = origin.x - origin.width / 2;
  const placed = placeBoxes(boxes, ranks, cells, tops, shift);
  placeByHand(placed, flow, ranks);
  const ways = waysOf(ranks, rows, tops, shift, (id) => flow.layout[id] === undefined);
  const order = ranks.order.filter((id) => flow.steps[id]);
  return { boxes: placed, ways, jumps: new Set(ranks.jumps.map(linkKey)), order };
}

/** Upper edges of the rows; one more at the end for what would follow. */
function topsOf(rows: readonly Cell[][]): number[] {
  const tops = [0];
  rows.forEach((row, index) => tops.push(tops[index]! + Math.max(...row.map(({ height }) => height)) + gap));
  return tops;
}

function placeBoxes(
  boxes: readonly Box[],
  { rank }: Ranks,
  cells: ReadonlyMap<string, Cell>,
  tops: readonly number[],
  shift: number,
): Map<string, Placed> {
  const place = ({ id, width, height }: Box): [string, Placed] => {
    const x = cells.get(id)!.x - width / 2 - shift;
    return [id, { id, x, y: tops[rank.get(id)!]!, width, height }];
  };
  return new Map(boxes.map(place));
}

/** Positions kept in the document win; the empty places behind a moved step go with it. */
function placeByHand(placed: Map<string, Placed>, flow: Flow, ranks: Ranks): void {
  for (const [id, at] of Object.entries(flow.layout)) {
    const box = placed.get(id);
    if (!box) continue;
    const moved = { x: at.x - box.x, y: at.y - box.y };
    placed.set(id, { ...box, ...at });
    for (const { from, to } of ranks.wires) {
      const open = from === id && to.includes(':') ? placed.get(to) : undefined;
      if (open) placed.set(to, { ...open, x: open.x + moved.x, y: open.y + moved.y });
    }
  }
}

/**
 * A wire changes sides only between two rows, where nothing stands, and passes a row on its own lane. Wires to
 * different places turn at different heights, so that they can be told apart.
 */
function waysOf(
  { wires, rank }: Ranks,
  rows: readonly Cell[][],
  tops: readonly number[],
  shift: number,
  isFree: (id: string) => boolean,
): Map<string, Point[]> {
  const turns = new Map<string, Point>();
  rows.forEach((row, index) =>
    row.forEach(({ key, x }, place) =>
      turns.set(key, { x: x - shift, y: tops[index]! - gap / 2 + ((place % 3) - 1) * grid }),
    ),
  );
  const ways = new Map<string, Point[]>();
  for (const wire of wires) {
    if (!isFree(wire.from) || !isFree(wire.to)) continue;
    const way: Point[] = [];
    for (let row = rank.get(wire.from)! + 1; row < rank.get(wire.to)!; row += 1)
      way.push(turns.get(laneKey(wire.to, row))!);
    ways.set(linkKey(wire), [...way, turns.get(wire.to)!]);
  }
  return ways;
}
