import type { Program } from './program.ts';

const none: readonly string[] = [];

/** The parallel steps in whose branches a step is, the innermost first. */
export function parallelsAround({ steps }: Program, stepId: string): readonly string[] {
  let id = steps.get(stepId)?.within;
  if (id === undefined) return none;
  const around: string[] = [];
  for (; id !== undefined; id = steps.get(id)?.within) around.push(id);
  return around;
}

export const isInBranchOf = (program: Program, stepId: string, parallelId: string): boolean =>
  parallelsAround(program, stepId).includes(parallelId);
