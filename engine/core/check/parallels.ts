import { branchSteps } from '../branches.ts';
import type { Report, Rule, Subject, SubjectStep } from './subject.ts';

/** Branches run side by side: they share no step, and are entered through their parallel step only. */
export const parallels: Rule = (subject, report) => {
  const sources = sourcesOf(subject);
  const shapes = [...subject.steps].map(([id, { type, next }]) => [id, { type, config: {}, next }] as const);
  const flow = { steps: Object.fromEntries(shapes) };
  for (const step of subject.steps.values()) {
    if (step.branchKeys.length === 0) continue;
    const branches = branchSteps(flow, step.id, step.branchKeys);
    overlaps(step, branches, report);
    leaks(step, branches, sources, subject.start, report);
  }
};

function sourcesOf({ steps }: Subject): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>();
  for (const { id, targets } of steps.values())
    for (const target of targets) {
      const known = sources.get(target);
      if (known) known.push(id);
      else sources.set(target, [id]);
    }
  return sources;
}

function overlaps({ id: parallel }: SubjectStep, branches: Record<string, string[]>, report: Report): void {
  const owner = new Map<string, string>();
  for (const [branch, ids] of Object.entries(branches))
    for (const id of ids) {
      const first = owner.get(id);
      if (first === undefined) owner.set(id, branch);
      else
        report({
          code: 'PARALLEL_OVERLAP',
          path: `steps.${id}`,
          stepId: id,
          params: { parallel, first, second: branch },
        });
    }
}

function leaks(
  { id: parallel }: SubjectStep,
  branches: Record<string, string[]>,
  sources: ReadonlyMap<string, readonly string[]>,
  start: string | undefined,
  report: Report,
): void {
  const all = new Set(Object.values(branches).flat());
  for (const [branch, ids] of Object.entries(branches))
    for (const id of ids) {
      const outside = (sources.get(id) ?? []).find((source) => source !== parallel && !all.has(source));
      const from = id === start ? '(start)' : id === parallel ? id : outside;
      if (from !== undefined)
        report({
          code: 'PARALLEL_LEAK',
          path: `steps.${id}`,
          stepId: id,
          params: { parallel, branch, from },
        });
    }
}
