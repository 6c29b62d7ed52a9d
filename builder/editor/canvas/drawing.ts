import { Position, type Edge, type Node } from 'reactflow';
import type { Flow, Step, StepCatalogue } from '../../../engine/browser.ts';
import type { Point } from '../document/command.ts';
import { drawnOutcomes, endsTurn, ports, type DrawnOutcome } from '../document/outcomes.ts';
import { openId, openWidth, portRow, portsPerRow, portX, stepHeight, stepWidth } from '../layout/graph.ts';
import type { Layout } from '../layout/layout.ts';

export interface StepMark {
  status: 'done' | 'failed' | 'waiting' | 'current';
  count: number;
}
/** What is drawn over a flow: a run's progress, or what is to be put right. */
export interface Overlay {
  visited?: ReadonlyMap<string, StepMark> | undefined;
  /** Wires as `step:outcome`. */
  takenEdges?: ReadonlySet<string> | undefined;
  problems?: ReadonlyMap<string, { errors: number; others: number }> | undefined;
}

export type StepData = {
  id: string;
  step: Step;
  number: number;
  total: number;
  isStart: boolean;
  outcomes: DrawnOutcome[];
  /** Where each outcome leads, by number and step, for the step's spoken name. */
  leadsTo: Record<string, number>;
  arrivals: number;
  mark: StepMark | undefined;
  isSkipped: boolean;
  errors: number;
  others: number;
};
export type OpenData = { step: string; outcome: DrawnOutcome };
export type WireData = {
  step: string;
  outcome: DrawnOutcome;
  way: Point[] | undefined;
  jump: { to: string; number: number; target: Step; endsTurn: boolean } | undefined;
  /** How wide a chip under the port may be without covering its neighbours. */
  room: number;
  isOpen: boolean;
  taken: boolean | undefined;
};
export type StepNodeType = Node<StepData, 'step'>;
export type OpenNodeType = Node<OpenData, 'open'>;
export type WireType = Edge<WireData, 'wire'>;
export type CanvasNode = StepNodeType | OpenNodeType;

export interface Drawing {
  nodes: CanvasNode[];
  edges: WireType[];
}

const portHeight = 24;
/** What React Flow says of its wrappers is left unsaid: a step says its own name, which tells of its wires too. */
const silentNode = { 'aria-roledescription': undefined };
const silentEdge = {
  'aria-roledescription': undefined,
  'aria-label': undefined,
  'aria-hidden': true as const,
};

/** React Flow's nodes and edges of a flow. They are derived: the document is never read back from them. */
export function drawingOf(flow: Flow, catalogue: StepCatalogue, layout: Layout, overlay: Overlay): Drawing {
  const numbers = new Map(layout.order.map((id, index) => [id, index + 1]));
  const nodes: CanvasNode[] = [];
  const edges: WireType[] = [];
  const jumpsTo = countJumps(flow, layout);
  for (const id of layout.order) {
    const step = flow.steps[id]!;
    const outcomes = drawnOutcomes(step, catalogue);
    const room = stepWidth / Math.min(portsPerRow, ports(outcomes).length || 1) - 2;
    nodes.push(stepNode(id, step, outcomes, { flow, layout, overlay, numbers, jumpsTo }));
    for (const outcome of outcomes) {
      const open = layout.boxes.get(openId(id, outcome.id));
      if (open)
        nodes.push({
          id: open.id,
          type: 'open',
          position: { x: open.x, y: open.y },
          width: openWidth,
          height: open.height,
          domAttributes: silentNode,
          draggable: false,
          selectable: false,
          // React Flow lets the pointer through what can be neither dragged nor selected.
          style: { pointerEvents: 'all' },
          handles: [{ type: 'target', position: Position.Top, x: openWidth / 2, y: 0, width: 1, height: 1 }],
          data: { step: id, outcome },
        });
      const to = outcome.to !== undefined && flow.steps[outcome.to] ? outcome.to : open?.id;
      if (to !== undefined)
        edges.push(wire(id, outcome, to, { flow, layout, overlay, numbers, catalogue, room }));
    }
  }
  return { nodes, edges };
}

interface Around {
  flow: Flow;
  layout: Layout;
  overlay: Overlay;
  numbers: ReadonlyMap<string, number>;
}

function stepNode(
  id: string,
  step: Step,
  outcomes: DrawnOutcome[],
  { flow, layout, overlay, numbers, jumpsTo }: Around & { jumpsTo: ReadonlyMap<string, number> },
): StepNodeType {
  const box = layout.boxes.get(id)!;
  const problems = overlay.problems?.get(id);
  const mark = overlay.visited?.get(id);
  const leadsTo = Object.fromEntries(
    outcomes.flatMap(({ id: outcome, to }) => {
      const number = to === undefined ? undefined : numbers.get(to);
      return number === undefined ? [] : [[outcome, number]];
    }),
  );
  return {
    id,
    type: 'step',
    position: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    // Known beforehand, so nothing needs to be measured before it can be dragged.
    measured: { width: box.width, height: box.height },
    handles: handlesOf(ports(outcomes)),
    domAttributes: silentNode,
    data: {
      id,
      step,
      number: numbers.get(id)!,
      total: numbers.size,
      isStart: flow.start === id,
      outcomes,
      leadsTo,
      arrivals: jumpsTo.get(id) ?? 0,
      mark,
      isSkipped: overlay.visited !== undefined && mark === undefined,
      errors: problems?.errors ?? 0,
      others: problems?.others ?? 0,
    },
  };
}

/** Said beforehand, so that wires to steps outside the view can be drawn without measuring them. */
const handlesOf = (outcomes: readonly DrawnOutcome[]): NonNullable<StepNodeType['handles']> => [
  { type: 'target', position: Position.Top, x: stepWidth / 2 - 4, y: -4, width: 8, height: 8 },
  ...outcomes.map((outcome, index) => ({
    id: outcome.id,
    type: 'source' as const,
    position: Position.Bottom,
    x: portX(index, outcomes.length) - 1,
    y: stepHeight - portRow + portRow * Math.floor(index / 3),
    width: 2,
    height: portHeight,
  })),
];

function wire(
  id: string,
  outcome: DrawnOutcome,
  to: string,
  { flow, layout, overlay, numbers, catalogue, room }: Around & { catalogue: StepCatalogue; room: number },
): WireType {
  const key = `${id}:${outcome.id}`;
  const isJump = layout.jumps.has(key);
  const target = flow.steps[to];
  return {
    id: key,
    type: 'wire',
    source: id,
    sourceHandle: outcome.id,
    target: to,
    selectable: false,
    focusable: false,
    ariaRole: 'presentation',
    domAttributes: silentEdge,
    data: {
      step: id,
      outcome,
      way: layout.ways.get(key),
      jump:
        isJump && target
          ? { to, number: numbers.get(to)!, target, endsTurn: endsTurn(flow, id, to, catalogue) }
          : undefined,
      room,
      isOpen: target === undefined,
      taken: overlay.takenEdges?.has(key),
    },
  };
}

function countJumps(flow: Flow, layout: Layout): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of layout.jumps) {
    const [from = '', outcome = ''] = key.split(':');
    const to = flow.steps[from]?.next[outcome];
    if (to !== undefined) counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  return counts;
}

/** Keeps the objects of the former drawing where nothing changed, so that React draws only what did. */
export function createReuse(): (drawing: Drawing) => Drawing {
  let nodes = new Map<string, CanvasNode>();
  let edges = new Map<string, WireType>();
  return (drawing) => {
    const reused = {
      nodes: drawing.nodes.map((node) => kept(nodes.get(node.id), node)),
      edges: drawing.edges.map((edge) => kept(edges.get(edge.id), edge)),
    };
    nodes = new Map(reused.nodes.map((node) => [node.id, node]));
    edges = new Map(reused.edges.map((edge) => [edge.id, edge]));
    return reused;
  };
}

const kept = <Item>(former: Item | undefined, item: Item): Item =>
  former !== undefined && same(former, item) ? former : item;

/** Deep equality of plain data; what is the same object costs nothing. */
function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) => Object.hasOwn(other, key) && same(Reflect.get(one, key), Reflect.get(other, key)),
  );
}
