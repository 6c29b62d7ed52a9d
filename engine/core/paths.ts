import type { AnyMachineSnapshot, EventObject } from 'xstate';
import { adjacencyMapToArray, getAdjacencyMap } from 'xstate/graph';
import { activeSteps, eventOf } from './machine.ts';
import type { Program } from './program.ts';

/** One outcome taken by one step. */
export interface Taken {
  stepId: string;
  outcome: string;
}

interface Move extends EventObject {
  taken: Taken;
}
interface Edge {
  from: string;
  to: string;
  taken: Taken;
}

/** Branches that run side by side multiply the states; beyond this many, some paths are left out. */
const mostStates = 5_000;

/**
 * Paths from the start to an end that together take every outcome which leads anywhere, each as short as can be.
 * Both sides of every decision are taken: the machine knows only shapes, so no condition stands in the way.
 */
export function coveringPaths(program: Program): Taken[][] {
  const { start, edges, ends } = explore(program);
  const leaving = groupBy(edges, ({ from }) => from);
  const arriving = groupBy(edges, ({ to }) => to);
  const ways = shortestWays(start, leaving, ({ to }) => to);
  const exits = shortestWays(ends, arriving, ({ from }) => from);
  const seen = new Set<string>();
  const paths: Taken[][] = [];
  // The outcomes farthest from the start come first: their paths take many others on the way.
  const farthest = edges.toSorted(
    (a, b) => (ways.get(b.from)?.length ?? 0) - (ways.get(a.from)?.length ?? 0),
  );
  for (const edge of farthest) {
    if (seen.has(keyOf(edge.taken))) continue;
    const exit = exits.get(edge.to)?.toReversed() ?? [];
    const path = [...(ways.get(edge.from) ?? []), edge, ...exit].map(({ taken }) => taken);
    for (const taken of path) seen.add(keyOf(taken));
    paths.push(path);
  }
  return paths;
}

export interface Coverage {
  /** Outcomes that lead somewhere and can be reached. */
  total: number;
  covered: number;
  missing: Taken[];
}

/** How many of a flow's outcomes some runs have taken. */
export function coverage(program: Program, runs: readonly (readonly Taken[])[]): Coverage {
  const seen = new Set(runs.flat().map(keyOf));
  const outcomes = new Map(explore(program).edges.map(({ taken }) => [keyOf(taken), taken]));
  const missing = [...outcomes].filter(([key]) => !seen.has(key)).map(([, taken]) => taken);
  return { total: outcomes.size, covered: outcomes.size - missing.length, missing };
}

const keyOf = ({ stepId, outcome }: Taken): string => eventOf(stepId, outcome);

function explore(program: Program): { start: string[]; edges: Edge[]; ends: string[] } {
  const states = getAdjacencyMap<AnyMachineSnapshot, Move, unknown>(program.machine, {
    events: (snapshot) => activeSteps(snapshot.value).flatMap((stepId) => movesOf(program, stepId)),
    serializeState: nameOf,
    limit: mostStates,
  });
  const edges = adjacencyMapToArray(states).map(({ state, event, nextState }) => ({
    from: nameOf(state),
    to: nameOf(nextState),
    taken: event.taken,
  }));
  const ends = Object.values(states).filter(({ state }) => state.status === 'done');
  return { start: Object.keys(states).slice(0, 1), edges, ends: ends.map(({ state }) => nameOf(state)) };
}

const nameOf = (snapshot: AnyMachineSnapshot): string => JSON.stringify(snapshot.value);

function movesOf(program: Program, stepId: string): Move[] {
  const targets = program.steps.get(stepId)?.targets.keys() ?? [];
  return Array.from(targets, (outcome) => ({ type: eventOf(stepId, outcome), taken: { stepId, outcome } }));
}

/** The shortest way to each state, breadth first. */
function shortestWays(
  from: readonly string[],
  edges: ReadonlyMap<string, readonly Edge[]>,
  next: (edge: Edge) => string,
): Map<string, Edge[]> {
  const ways = new Map<string, Edge[]>(from.map((state) => [state, []]));
  // A map is walked in the order of insertion, and takes in what is added on the way.
  for (const [state, way] of ways)
    for (const edge of edges.get(state) ?? [])
      if (!ways.has(next(edge))) ways.set(next(edge), [...way, edge]);
  return ways;
}

function groupBy(edges: readonly Edge[], key: (edge: Edge) => string): Map<string, Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(key(edge));
    if (group) group.push(edge);
    else groups.set(key(edge), [edge]);
  }
  return groups;
}
