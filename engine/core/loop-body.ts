import type { Flow } from './flow.ts';

/**
 * The body of a loop step: what can be reached from `each` and leads back to the loop. Steps that can be reached but
 * never come back are ways out of it, and no part of it.
 */
export function loopBody(flow: Pick<Flow, 'steps'>, loopId: string): Set<string> {
  const reached = new Set<string>();
  const first = flow.steps[loopId]?.next.each;
  const waiting = first === undefined ? [] : [first];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = flow.steps[id];
    if (!step || id === loopId || reached.has(id)) continue;
    reached.add(id);
    waiting.push(...Object.values(step.next));
  }
  return leadingBack(flow, reached, loopId);
}

function leadingBack(flow: Pick<Flow, 'steps'>, among: ReadonlySet<string>, to: string): Set<string> {
  const sources = new Map<string, string[]>();
  for (const id of among)
    for (const target of Object.values(flow.steps[id]?.next ?? {})) {
      const known = sources.get(target);
      if (known) known.push(id);
      else sources.set(target, [id]);
    }
  const back = new Set<string>();
  const waiting = [...(sources.get(to) ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (back.has(id)) continue;
    back.add(id);
    waiting.push(...(sources.get(id) ?? []));
  }
  return back;
}
