import type { Rule } from './subject.ts';

/** What leaves the building can fail: somebody should have thought of it. */
export const errors: Rule = ({ steps }, report) => {
  for (const { id, definition, next, outcomes = [] } of steps.values()) {
    if (definition?.kind !== 'act') continue;
    for (const { id: outcome, kind } of outcomes)
      if (kind === 'error' && next[outcome] === undefined)
        report({
          code: 'ERROR_NOT_WIRED',
          path: `steps.${id}.next.${outcome}`,
          stepId: id,
          params: { outcome },
        });
  }
};
