import { maxSteps } from '../flow.ts';
import type { Rule } from './subject.ts';

/** Every step is of a type that is known, and there are not too many. */
export const types: Rule = ({ steps }, report) => {
  if (steps.size > maxSteps)
    report({ code: 'TOO_MANY_STEPS', path: 'steps', params: { count: steps.size, most: maxSteps } });
  for (const { id, type, definition } of steps.values())
    if (!definition && type !== '')
      report({ code: 'UNKNOWN_STEP_TYPE', path: `steps.${id}.type`, stepId: id, params: { type } });
};
