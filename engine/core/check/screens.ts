import type { Rule } from './subject.ts';

/** A screen needs somebody who started the flow and looks at it. */
export const screens: Rule = ({ trigger, steps }, report) => {
  if (!trigger || trigger.type === 'manual' || trigger.type === 'api') return;
  for (const { id, type } of steps.values())
    if (type === 'screen') report({ code: 'SCREEN_NOT_INTERACTIVE', path: `steps.${id}`, stepId: id });
};
