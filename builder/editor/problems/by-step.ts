import type { Issue } from '../../../engine/browser.ts';

/** How many problems each step has. */
export function problemsByStep(issues: readonly Issue[]): Map<string, { errors: number; others: number }> {
  const counts = new Map<string, { errors: number; others: number }>();
  for (const { stepId, severity } of issues) {
    if (stepId === undefined) continue;
    const { errors, others } = counts.get(stepId) ?? { errors: 0, others: 0 };
    counts.set(
      stepId,
      severity === 'error' ? { errors: errors + 1, others } : { errors, others: others + 1 },
    );
  }
  return counts;
}
