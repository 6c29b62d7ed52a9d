import type { AnyStep } from '../step.ts';
import type { Rule } from './subject.ts';

/** Whether a step with these settings can fail in a way that trying again may mend. */
export function canBeRetried(definition: AnyStep, config: unknown): boolean {
  if (definition.kind === 'act') return true;
  if (definition.kind !== 'record' || !definition.mayPass) return false;
  const parsed = definition.config.safeParse(config);
  // Parsed by the definition's own schema. What is not complete yet is given the benefit of the doubt.
  return !parsed.success || definition.mayPass(parsed.data as never);
}

/** A retry of what cannot fail today and work tomorrow does nothing. */
export const retries: Rule = ({ steps }, report) => {
  for (const { id, definition, hasRetry, written } of steps.values())
    if (hasRetry && definition && !canBeRetried(definition, written))
      report({ code: 'RETRY_WITHOUT_EFFECT', path: `steps.${id}.retry`, stepId: id });
};
