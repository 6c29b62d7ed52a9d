import type { Rule } from './subject.ts';

/** Connections start at outcomes the step has, and every outcome but a failure leads somewhere. */
export const outcomes: Rule = ({ steps }, report) => {
  for (const { id, next, outcomes: known } of steps.values()) {
    if (!known) continue;
    const ids = new Set(known.map((outcome) => outcome.id));
    const at = (outcome: string) => ({
      path: `steps.${id}.next.${outcome}`,
      stepId: id,
      params: { outcome },
    });
    for (const outcome of Object.keys(next))
      if (!ids.has(outcome) && !(outcome === 'done' && ids.size > 0))
        report({ code: 'UNKNOWN_OUTCOME', ...at(outcome) });
    for (const { id: outcome, kind, fallback, own } of known)
      if (kind !== 'error' && !fallback && next[outcome] === undefined && (own || next.done === undefined))
        report({ code: 'OPEN_OUTCOME', ...at(outcome) });
  }
};
