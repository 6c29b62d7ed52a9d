import { hidesClock } from '../expression/expression.ts';
import type { Rule } from './subject.ts';

/** A wait for a condition is tested when time may have changed it; where nobody can tell when, it would wait too long. */
export const waits: Rule = ({ steps }, report) => {
  for (const { id, definition, parsed } of steps.values()) {
    if (definition?.kind !== 'record' || !parsed?.success) continue;
    // Parsed by the definition's own schema.
    const condition = definition.awaits?.(parsed.data as never);
    if (condition && hidesClock(condition))
      report({ code: 'WAIT_HIDES_CLOCK', path: `steps.${id}.config.condition`, stepId: id });
  }
};
