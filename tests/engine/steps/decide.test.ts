import { describe, expect, it } from 'vitest';
import { decision } from '../../../engine/steps/decision/definition.ts';
import { end } from '../../../engine/steps/end/definition.ts';
import { setVariables } from '../../../engine/steps/setVariables/definition.ts';
import { configOf, scope, viewOf } from '../../support/step.ts';

const label = { en: 'x', ja: 'x' };
const outcome = (key: string, left: string, right: unknown) => ({
  key,
  label,
  when: { left, op: 'eq', right },
});
const vip = outcome('vip', 'contact.isVip', true);
const x = outcome('onX', 'message.channel', 'x');
const decide = (outcomes: unknown[]) => decision.decide(configOf('decision', { outcomes }), viewOf());

describe('decision', () => {
  it('takes the upper of two that are true', () => {
    expect(decide([vip, x]).outcome).toBe('vip');
    expect(decide([x, vip]).outcome).toBe('onX');
  });

  it('takes otherwise when none is, and tells every comparison it looked at', () => {
    const result = decide([outcome('a', 'case.ownerId', 'lee'), outcome('b', 'case.queueId', 'q-app')]);
    expect(result).toMatchObject({ outcome: 'otherwise', output: { taken: 'otherwise' } });
    expect(result.why).toMatchObject([
      { text: 'decision.outcome', left: 'a', result: false },
      { left: 'mori', result: false },
      { text: 'decision.outcome', left: 'b', result: false },
      { left: 'q-vip', result: false },
      { text: 'decision.otherwise' },
    ]);
  });

  it('tells which outcome won, and which were not reached', () => {
    const { why = [] } = decide([vip, x]);
    expect(why[0]).toEqual({ text: 'decision.outcome', left: 'vip', result: true });
    expect(why.at(-1)).toEqual({ text: 'decision.notReached', left: 'onX' });
  });

  it('never picks a branch when a condition fails', () => {
    const broken = { key: 'a', label, when: { cel: 'case.number + 1 > 2' } };
    expect(decide([broken, vip])).toMatchObject({ outcome: 'error', error: { code: 'EXPRESSION' } });
  });

  it.each([[['a', 'a']], [['otherwise']], [['error']], [['done']], [['__proto__']], [['']]])(
    'refuses the keys %j',
    (keys) => {
      const outcomes = keys.map((key) => ({ ...vip, key }));
      expect(decision.config.safeParse({ outcomes }).success).toBe(false);
    },
  );
});

describe('set variables', () => {
  const set = (lines: unknown[], vars: Record<string, unknown> = {}) => {
    const read = { ...scope, vars };
    return setVariables.decide(configOf('setVariables', { set: lines }, read), viewOf(undefined, read));
  };

  it.each([
    [{ name: 'a', value: '{{contact.isVip}}' }, {}, true],
    [{ name: 'a', value: 'Case {{case.number}}' }, {}, 'Case C-100001'],
    [{ name: 'a', value: { left: 1 } }, {}, { left: 1 }],
    [{ name: 'a', op: 'add', value: 2 }, { a: 3 }, 5],
    [{ name: 'a', op: 'add', value: '2' }, {}, 2],
    [{ name: 'a', op: 'append', value: 'z' }, { a: ['y'] }, ['y', 'z']],
    [{ name: 'a', op: 'append', value: 'z' }, {}, ['z']],
  ])('%j over %j gives %j', (line, before, wanted) => {
    expect(set([line], before)).toMatchObject({ outcome: 'done', vars: { a: wanted } });
  });

  it('lets a later line see an earlier one', () => {
    const lines = [
      { name: 'a', value: 1 },
      { name: 'a', op: 'add', value: 1 },
    ];
    expect(set(lines).vars).toEqual({ a: 2 });
  });

  it.each([
    [{ name: 'a', op: 'add', value: 'x' }, {}],
    [{ name: 'a', op: 'add', value: 1 }, { a: [] }],
    [{ name: 'a', op: 'append', value: 1 }, { a: 'text' }],
    [{ name: 'a', op: 'append', value: 1 }, { a: Array.from({ length: 1000 }, () => 0) }],
  ])('refuses %j over %j', (line, before) => {
    expect(set([line], before)).toMatchObject({ outcome: 'error', error: { code: 'TYPE_MISMATCH' } });
  });
});

it('ends with the outcome and outputs it was given', () => {
  const config = configOf('end', { outcome: 'late', outputs: { vip: '{{contact.isVip}}' } });
  expect(end.end(config, viewOf())).toEqual({ outcome: 'late', outputs: { vip: true } });
});
