import { checkFlow } from '../../../../engine/core/check/check.ts';
import { catalogue } from '../../../../engine/steps/definitions.ts';

export type Steps = Record<string, unknown>;

/** A flow that is in order: a decision between two ends. `patch` is laid over it. */
export function flow(steps: Steps = {}, patch: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    format: 1,
    key: 'intake',
    title: { en: 'Intake', ja: '受付' },
    trigger: { type: 'manual', object: 'case' },
    variables: [{ name: 'limit', type: 'number', input: true, default: 5 }],
    start: 'ask',
    steps: {
      ask: decision({ left: 'case.priority', op: 'eq', right: 'high' }, { yes: 'over', otherwise: 'over' }),
      over: end(),
      ...steps,
    },
    ...patch,
  };
}
export const text = (en: string, ja = en) => ({ en, ja });
export const end = (config: unknown = { outcome: 'done' }) => ({ type: 'end', config });
export const decision = (when: unknown, next: Record<string, string>) => ({
  type: 'decision',
  config: { outcomes: [{ key: 'yes', label: text('Yes', 'はい'), when }] },
  next,
});
export const setLimit = (value: unknown, next: Record<string, string>) => ({
  type: 'setVariables',
  config: { set: [{ name: 'limit', value }] },
  next,
});
export const codesOf = (document: unknown, vocabulary = {}) =>
  checkFlow(document, catalogue, vocabulary).issues.map(({ code, path }) => `${code} ${path}`);
