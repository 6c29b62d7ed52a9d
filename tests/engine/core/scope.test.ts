import { describe, expect, it } from 'vitest';
import { scopeFields } from '../../../engine/core/scope.ts';
import { catalogue } from '../../../engine/steps/definitions.ts';

const text = (en: string, ja: string) => ({ en, ja });
const step = (type: string, config: Record<string, unknown>, next: Record<string, string>) => ({
  type,
  config: config as never,
  next,
});
const flow = {
  variables: [{ name: 'limit', type: 'number' as const, label: text('Limit', '上限') }],
  steps: {
    ask: step(
      'screen',
      {
        title: text('Ask', '質問'),
        components: [{ type: 'number', name: 'amount', label: text('Amount', '金額') }],
      },
      { done: 'open' },
    ),
    open: step('openCase', {}, { done: 'over' }),
    over: step('end', { outcome: 'done' }, {}),
  },
};
const paths = (at?: string) => scopeFields(flow, catalogue, at).map(({ path }) => path);

describe('what a step may read', () => {
  it('are the fields of the live records with their words and values', () => {
    const fields = scopeFields(flow, catalogue, 'ask');
    expect(fields.find(({ path }) => path === 'case.priority')).toEqual({
      path: 'case.priority',
      label: text('Priority', '優先度'),
      group: text('Case', 'ケース'),
      type: 'text',
      values: ['low', 'normal', 'high', 'critical'],
    });
    expect(fields.find(({ path }) => path === 'case.solvedAt')?.type).toBe('time');
    expect(fields.find(({ path }) => path === 'case.reason')?.type).toBe('text');
  });

  it('are the declared variables', () => {
    expect(scopeFields(flow, catalogue).find(({ path }) => path === 'vars.limit')).toMatchObject({
      label: text('Limit', '上限'),
      type: 'number',
    });
  });

  it('is what earlier steps returned, not what later ones will', () => {
    expect(paths('ask').filter((path) => path.startsWith('steps.'))).toEqual([]);
    expect(paths('over')).toContain('steps.open.caseId');
    expect(paths('open')).not.toContain('steps.open.caseId');
  });

  it('are the answers of a screen by their names', () => {
    const answer = scopeFields(flow, catalogue, 'over').find(
      ({ path }) => path === 'steps.ask.values.amount',
    );
    expect(answer).toMatchObject({ label: text('Amount', '金額'), type: 'number' });
  });

  it('are the item of a loop and what each branch of a parallel step came to', () => {
    const steps = {
      round: step('loop', { list: [1] }, { each: 'both', done: 'over' }),
      both: step('parallel', catalogue.get('parallel')?.example as never, { first: 'over', done: 'over' }),
      over: step('end', { outcome: 'done' }, {}),
    };
    const readable = scopeFields({ variables: [], steps }, catalogue, 'over').map(({ path }) => path);
    expect(readable).toEqual(
      expect.arrayContaining(['steps.round.item', 'steps.both.first.outcome', 'steps.both.second.output']),
    );
  });
});
