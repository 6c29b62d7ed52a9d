import { maxSteps } from '../flow.ts';
import type { Rule, Subject, SubjectStep } from './subject.ts';

/**
 * A circle without a rest spins: for ever if nothing leads out of it, and perhaps for long if something does. The way
 * round through a loop step's body is none, since the list ends it.
 */
export const loops: Rule = (subject, report) => {
  // Each circle is found by recursion; far too many steps have an issue of their own.
  if (subject.steps.size > 4 * maxSteps) return;
  for (const circle of circles(subject)) {
    const [first] = circle;
    if (first === undefined) continue;
    const leadsOut = circle.some((id) =>
      goingOn(subject.steps.get(id)).some((target) => !circle.includes(target)),
    );
    report({
      code: leadsOut ? 'LOOP_WITHOUT_REST' : 'ENDLESS_LOOP',
      path: `steps.${first}`,
      stepId: first,
      params: { steps: circle.join(', ') },
    });
  }
};

/** Steps that wait for a person, an event or a clock; a record step may, if it can receive a signal. */
function rests({ definition }: SubjectStep): boolean {
  if (!definition) return true;
  return definition.kind === 'wait' || (definition.kind === 'record' && definition.receive !== undefined);
}

function goingOn(step: SubjectStep | undefined): readonly string[] {
  if (step?.definition?.kind !== 'loop') return step?.targets ?? [];
  const { each: _, ...others } = step.next;
  return Object.values(others);
}

/** Tarjan: the groups of restless steps in which each leads to each. */
function circles({ steps }: Subject): string[][] {
  const restless = new Map([...steps].filter(([, step]) => !rests(step)));
  const numbers = new Map<string, { number: number; low: number }>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const found: string[][] = [];

  const visit = (id: string): { number: number; low: number } => {
    const mark = { number: numbers.size, low: numbers.size };
    numbers.set(id, mark);
    stack.push(id);
    onStack.add(id);
    const targets = goingOn(restless.get(id)).filter((target) => restless.has(target));
    for (const target of targets) {
      const known = numbers.get(target);
      if (!known) mark.low = Math.min(mark.low, visit(target).low);
      else if (onStack.has(target)) mark.low = Math.min(mark.low, known.number);
    }
    if (mark.low === mark.number) {
      const group = stack.splice(stack.indexOf(id));
      for (const member of group) onStack.delete(member);
      if (group.length > 1 || targets.includes(id)) found.push(group);
    }
    return mark;
  };
  for (const id of restless.keys()) if (!numbers.has(id)) visit(id);
  return found;
}
