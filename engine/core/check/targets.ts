import type { Rule } from './subject.ts';

/** Start and connections name steps that exist. */
export const targets: Rule = ({ start, steps }, report) => {
  if (start === undefined || !steps.has(start)) report({ code: 'MISSING_START', path: 'start' });
  for (const { id, next } of steps.values())
    for (const [outcome, target] of Object.entries(next))
      if (!steps.has(target))
        report({
          code: 'DANGLING_TARGET',
          path: `steps.${id}.next.${outcome}`,
          stepId: id,
          params: { outcome, target },
        });
};
