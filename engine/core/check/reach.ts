import type { Rule, Subject } from './subject.ts';

/** Every step can be reached, and an end can be. */
export const reach: Rule = (subject, report) => {
  const { start, steps } = subject;
  if (start === undefined || !steps.has(start)) return;
  const reached = reachable(subject, start);
  for (const id of steps.keys())
    if (!reached.has(id)) report({ code: 'UNREACHABLE', path: `steps.${id}`, stepId: id });
  if (![...reached].some((id) => mayEnd(subject, id))) report({ code: 'NO_END', path: 'steps' });
};

/** A step of an unknown type might be an end: its own issue is enough. */
function mayEnd({ steps }: Subject, id: string): boolean {
  const definition = steps.get(id)?.definition;
  return definition === undefined || definition.kind === 'end';
}

function reachable({ steps }: Subject, start: string): Set<string> {
  const reached = new Set([start]);
  // A set is walked in the order of insertion, and takes in what is added on the way.
  for (const id of reached) for (const target of steps.get(id)?.targets ?? []) reached.add(target);
  return reached;
}
