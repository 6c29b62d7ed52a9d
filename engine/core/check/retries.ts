import type { Rule } from './subject.ts';

/** Only what works on records or outside can fail today and not tomorrow. */
export const retries: Rule = ({ steps }, report) => {
  for (const { id, definition, hasRetry } of steps.values())
    if (hasRetry && definition && definition.kind !== 'act' && definition.kind !== 'record')
      report({ code: 'RETRY_WITHOUT_EFFECT', path: `steps.${id}.retry`, stepId: id });
};
