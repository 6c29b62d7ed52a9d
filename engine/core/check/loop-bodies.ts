import { loopBody } from '../loop-body.ts';
import type { Report, Rule, Subject } from './subject.ts';

/** A loop's body leads back to it, and is entered through its loop step only: nothing else has an item to work on. */
export const loopBodies: Rule = (subject, report) => {
  const shapes = [...subject.steps].map(([id, { type, next }]) => [id, { type, config: {}, next }] as const);
  const flow = { steps: Object.fromEntries(shapes) };
  for (const { id, definition, next } of subject.steps.values()) {
    if (definition?.kind !== 'loop') continue;
    const body = loopBody(flow, id);
    // No wire at all is an open outcome, and told as such.
    if (body.size === 0 && next.each !== undefined && next.each !== id)
      report({ code: 'LOOP_NEVER_RETURNS', path: `steps.${id}.next.each`, stepId: id });
    leaks(subject, id, body, report);
  }
};

function leaks({ steps, start }: Subject, loop: string, body: ReadonlySet<string>, report: Report): void {
  const told = new Set<string>();
  const tell = (id: string, from: string): void => {
    if (told.has(id)) return;
    told.add(id);
    report({ code: 'LOOP_LEAK', path: `steps.${id}`, stepId: id, params: { loop, from } });
  };
  if (start !== undefined && body.has(start)) tell(start, '(start)');
  for (const { id: source, next } of steps.values()) {
    if (body.has(source)) continue;
    for (const [outcome, target] of Object.entries(next))
      if (body.has(target) && !(source === loop && outcome === 'each')) tell(target, source);
  }
}
