import type { Flow, StepCatalogue } from '../../../engine/browser.ts';
import { drawnOutcomes, endsTurn, type DrawnOutcome } from '../document/outcomes.ts';
import type { Layout } from '../layout/layout.ts';

/** A line of the outline. `via` is the outcome by which it is reached, where its step has several. */
export type OutlineRow = { key: string; level: number; via?: DrawnOutcome } & (
  | { kind: 'step'; id: string; number: number }
  | { kind: 'goTo'; from: string; to: string; number: number; endsTurn: boolean }
  | { kind: 'open'; from: string; outcome: DrawnOutcome }
);

/**
 * The flow as a list to read from top to bottom: what a step leads to stands below it, the branches of a fork one
 * level in. A step that was listed already, or is reached from several branches, is referred to by its number.
 */
export function outlineOf(
  flow: Flow,
  catalogue: StepCatalogue,
  { order }: Pick<Layout, 'order'>,
): OutlineRow[] {
  const numbers = new Map(order.map((id, index) => [id, index + 1]));
  const listed = new Set<string>();
  const rows: OutlineRow[] = [];
  const ways = arrivalCounts(flow);
  const waiting: Waiting[] = [];
  for (const root of order) {
    if (listed.has(root)) continue;
    waiting.push({ id: root, level: 1, isFailure: false });
    for (let item = waiting.pop(); item; item = waiting.pop()) {
      const { id, level, via, isFailure, from = '' } = item;
      const shown = via ? { via } : {};
      // What several ways lead to belongs to the usual one, not to a failure that is listed before it.
      if (listed.has(id) || (isFailure && ways.get(id)! > 1)) {
        const key = `${from}:${via?.id ?? 'next'}`;
        rows.push({
          kind: 'goTo',
          key,
          level,
          from,
          to: id,
          number: numbers.get(id)!,
          endsTurn: endsTurn(flow, from, id, catalogue),
          ...shown,
        });
        continue;
      }
      listed.add(id);
      rows.push({ kind: 'step', key: id, level, id, number: numbers.get(id)!, ...shown });
      const followers = followersOf(flow, id, catalogue);
      const usual = followers.filter(({ kind }) => kind !== 'error');
      const inside = usual.length > 1 ? level + 1 : level;
      for (const outcome of usual)
        if (outcome.isOpen)
          rows.push({
            kind: 'open',
            key: `${id}:${outcome.id}`,
            level: inside,
            from: id,
            outcome,
            via: outcome,
          });
      for (const outcome of usual.toReversed())
        if (outcome.to !== undefined)
          waiting.push({
            id: outcome.to,
            level: inside,
            from: id,
            isFailure,
            ...(usual.length > 1 ? { via: outcome } : {}),
          });
      // What follows a failure stands one level in, before the path goes on.
      for (const outcome of followers)
        if (outcome.kind === 'error' && outcome.to !== undefined)
          waiting.push({ id: outcome.to, level: level + 1, from: id, via: outcome, isFailure: true });
    }
  }
  return rows;
}

interface Waiting {
  id: string;
  level: number;
  via?: DrawnOutcome;
  from?: string;
  isFailure: boolean;
}

function arrivalCounts(flow: Flow): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { next } of Object.values(flow.steps))
    for (const to of Object.values(next)) counts.set(to, (counts.get(to) ?? 0) + 1);
  return counts;
}

const followersOf = (flow: Flow, id: string, catalogue: StepCatalogue): DrawnOutcome[] =>
  drawnOutcomes(flow.steps[id]!, catalogue).filter(
    ({ to, isOpen }) => isOpen || (to !== undefined && flow.steps[to]),
  );
