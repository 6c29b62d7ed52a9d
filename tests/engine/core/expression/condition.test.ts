import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operators, type Condition, type Operator } from '../../../../engine/core/condition.ts';
import { compileCondition, evaluate, testCondition } from '../../../../engine/core/expression/expression.ts';

const scope = {
  case: { priority: 'High', subject: 'ﾛｸﾞｲﾝ　できません', amount: 12000, tags: ['VIP', '返品'], note: '  ', none: null, isOpen: true, at: '2026-06-01T01:00:00.000Z', due: '2026-06-01T02:20:00.000Z', status: 'open' },
  previous: { case: { status: 'new', priority: 'High' } },
  vars: { limit: 10000, word: 'ログイン' },
  now: '2026-06-01T02:00:00.000Z',
}; // prettier-ignore
const row = (left: string, op: Operator, right?: unknown): Condition =>
  ({ left, op, ...(right !== undefined && { right }) }) as Condition;
const valueOf = (condition: Condition): unknown => {
  const tested = testCondition(condition, scope);
  return tested.ok ? tested.value : tested.error.message;
};

describe('rows', () => {
  it.each<[string, Operator, unknown, boolean]>([
    ['case.priority', 'eq', 'high', true],
    ['case.priority', 'eq', 'ＨＩＧＨ', true],
    ['case.priority', 'neq', 'high', false],
    ['case.amount', 'eq', 12000, true],
    ['case.amount', 'eq', '12000', false],
    ['case.isOpen', 'eq', true, true],
    ['case.tags', 'eq', ['vip', '返品'], true],
    ['case.none', 'eq', null, true],
    ['case.missing', 'eq', null, true],
    ['case.missing', 'eq', 'x', false],
    ['case.missing', 'neq', 'x', true],
    ['case.missing', 'gt', 1, false],
    ['case.missing', 'lte', 1, false],
    ['contact.account.tier', 'eq', 'vip', false],
    ['case.amount', 'gt', 11999, true],
    ['case.amount', 'gte', 12000, true],
    ['case.amount', 'lt', 12000, false],
    ['case.amount', 'lte', { path: 'vars.limit' }, false],
    ['case.amount', 'gt', '{{ vars.limit }}', true],
    ['case.amount', 'gt', '{{ vars.limit * 2 }}', false],
    ['case.at', 'lt', '2026-06-01T01:30:00.000Z', true],
    ['case.amount', 'between', [10000, 20000], true],
    ['case.amount', 'between', [{ path: 'vars.limit' }, 11000], false],
    ['case.subject', 'contains', 'ログイン', true],
    ['case.subject', 'contains', 'ログイン できません', true],
    ['case.subject', 'contains', '{{ vars.word }}', true],
    ['case.subject', 'contains', 'パスワード', false],
    ['case.tags', 'contains', 'vip', true],
    ['case.tags', 'containsAny', ['gold', 'vip'], true],
    ['case.tags', 'containsAll', ['vip', '返品'], true],
    ['case.tags', 'containsAll', ['vip', 'late'], false],
    ['case.missing', 'contains', 'x', false],
    ['case.subject', 'startsWith', 'ログ', true],
    ['case.subject', 'endsWith', 'ません', true],
    ['case.missing', 'startsWith', 'x', false],
    ['case.priority', 'in', ['critical', 'high'], true],
    ['case.priority', 'in', [], false],
    ['case.note', 'isEmpty', undefined, true],
    ['case.missing', 'isEmpty', undefined, true],
    ['case.tags', 'isEmpty', undefined, false],
    ['case.amount', 'notEmpty', undefined, true],
    ['case.status', 'changed', undefined, true],
    ['case.priority', 'changed', undefined, false],
    ['case.status', 'changedTo', 'open', true],
    ['case.priority', 'changedTo', 'high', false],
    ['case.at', 'olderThan', { minutes: 59 }, true],
    ['case.at', 'olderThan', { hours: 1 }, false],
    ['case.at', 'within', { hours: 1 }, true],
    ['case.due', 'within', { minutes: 30 }, true],
    ['case.due', 'within', { minutes: 10 }, false],
    ['case.missing', 'olderThan', { minutes: 1 }, false],
    ['case.missing', 'within', { minutes: 1 }, false],
    ['case.tags[0]', 'eq', 'vip', true],
    ['case["amount"]', 'eq', 12000, true],
  ])('%s %s %j is %s', (left, op, right, expected) => {
    expect(valueOf(row(left, op, right))).toBe(expected);
  });

  it.each<[string, Operator, unknown, string]>([
    ['case.subject', 'gt', 5, 'no order'],
    ['case.amount', 'between', 5, 'list'],
    ['case.amount', 'between', [1], 'two values'],
    ['case.amount', 'contains', 1, 'cannot contain'],
    ['case.amount', 'startsWith', 'x', 'compares texts'],
    ['case.priority', 'in', 'high', 'list'],
    ['case.subject', 'olderThan', { minutes: 5 }, 'no time'],
    ['case.at', 'olderThan', 5, 'length of time'],
    ['case.at', 'olderThan', { moons: 5 }, 'length of time'],
    ['case.amount', 'gt', '{{ vars.limit / 0 }}', 'by zero'],
    ['no path', 'eq', 1, 'no path'],
    ['case.__proto__', 'eq', 1, 'no path'],
  ])('%s %s %j fails and picks no branch', (left, op, right, why) => {
    expect(valueOf(row(left, op, right))).toContain(why);
    expect(valueOf({ not: row(left, op, right) })).toContain(why);
  });
});

describe('trees', () => {
  const yes = row('case.isOpen', 'eq', true);
  const no = row('case.isOpen', 'eq', false);
  const fails = row('case.subject', 'gt', 5);
  it.each<[string, Condition, boolean]>([
    ['all of nothing', { all: [] }, true],
    ['any of nothing', { any: [] }, false],
    ['all', { all: [yes, yes] }, true],
    ['all but one', { all: [yes, no] }, false],
    ['any', { any: [no, yes] }, true],
    ['none', { any: [no, no] }, false],
    ['not', { not: { any: [no, { all: [yes, no] }] } }, true],
    ['text', { cel: 'case.amount > 10000.0 && "VIP" in case.tags' }, true],
    ['decided before the failing row', { any: [yes, fails] }, true],
  ])('%s', (_name, condition, expected) => {
    expect(valueOf(condition)).toBe(expected);
  });

  it.each<[string, Condition]>([
    ['a failing row fails the whole', { any: [fails, yes] }],
    ['text that is neither true nor false', { cel: 'case.amount' }],
    ['text that reads what is not there', { cel: 'case.missing == "x"' }],
    ['text that does not compile', { cel: 'case.amount >' }],
  ])('%s', (_name, condition) => {
    expect(testCondition(condition, scope)).toMatchObject({ ok: false, error: { code: 'EXPRESSION' } });
  });
});

describe('the why', () => {
  it('has a line for every comparison that was looked at, and none for the others', () => {
    const condition: Condition = {
      any: [row('case.amount', 'gt', { path: 'vars.limit' }), row('case.isOpen', 'eq', true)],
    };
    expect(testCondition(condition, scope)).toEqual({
      ok: true,
      value: true,
      why: [{ text: 'case.amount', left: 12000, op: 'gt', right: 10000, result: true }],
    });
  });

  it('says what a value changed from', () => {
    expect(testCondition(row('case.status', 'changed'), scope)).toMatchObject({
      why: [{ left: { from: 'new', to: 'open' }, result: true }],
    });
  });

  it('says null where there was nothing', () => {
    expect(testCondition(row('case.missing', 'isEmpty'), scope)).toMatchObject({
      why: [{ left: null, result: true }],
    });
  });
});

describe('laws', () => {
  const leaf = fc.oneof(
    fc.constant(null), fc.boolean(), fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, 1.5),
    fc.constantFrom('', ' ', 'a', 'Ａ', 'login', 'ﾛｸﾞｲﾝ', 'ログイン', '{{', '1', '2026-06-01T01:00:00.000Z', '2026-06-01'),
  ); // prettier-ignore
  const value = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'path', 'y'), leaf, { maxKeys: 2 }),
  );
  const path = fc.constantFrom(
    'case.a',
    'case.b',
    'case.c.x',
    'case.missing',
    'vars.v',
    'vars.l[0]',
    'contact.name',
    'now',
  );
  const right = fc.oneof(
    leaf,
    fc.array(fc.oneof(leaf, path.map((one) => ({ path: one }))), { maxLength: 3 }),
    path.map((one) => ({ path: one })),
    path.map((one) => `{{ ${one} }}`),
    path.map((one) => `x {{ ${one} | default("d") }}`),
    fc.constantFrom({ minutes: 30 }, { hours: 1 }, { days: 2 }),
  ); // prettier-ignore
  const comparison = fc
    .record({ left: path, op: fc.constantFrom(...operators), right })
    .filter((condition) => compileCondition(condition as Condition).problems.length === 0);
  const tree = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      comparison as fc.Arbitrary<Condition>,
      fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  })).condition;
  const world = fc.record({
    case: fc.record({ a: value, b: value, c: value }, { requiredKeys: [] }),
    previous: fc.record(
      { case: fc.record({ a: value, b: value }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    ),
    vars: fc.record({ v: value, l: value }, { requiredKeys: [] }),
    now: fc.constant('2026-06-01T02:00:00.000Z'),
  });

  it('rows decide as the expression does that they compile to', () => {
    let decided = 0;
    fc.assert(
      fc.property(tree, world, (condition, within) => {
        const tested = testCondition(condition, within);
        if (!tested.ok) return;
        decided += 1;
        const { cel } = compileCondition(condition);
        expect({ cel, ...evaluate(cel, within) }).toEqual({ cel, ok: true, value: tested.value });
      }),
      { numRuns: 2000 },
    );
    expect(decided).toBeGreaterThan(400);
  });

  it('one failing row fails as an expression too', () => {
    fc.assert(
      fc.property(comparison as fc.Arbitrary<Condition>, world, (condition, within) => {
        const { cel } = compileCondition(condition);
        expect({ cel, ok: evaluate(cel, within).ok }).toEqual({
          cel,
          ok: testCondition(condition, within).ok,
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('whatever JSON a condition is, testing it answers and never throws', () => {
    const shape = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, fc.jsonValue({ maxDepth: 1 }), tie('record')),
      record: fc.dictionary(fc.constantFrom('all', 'any', 'not', 'cel', 'left', 'op', 'right', 'path'), tie('value'), { maxKeys: 3 }),
    })).value; // prettier-ignore
    fc.assert(
      fc.property(shape, (condition) => {
        expect(typeof testCondition(condition as Condition, scope).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });

  it('a condition nested without end fails instead of overflowing', () => {
    let condition: Condition = { cel: 'true' };
    for (let depth = 0; depth < 10_000; depth += 1) condition = { not: condition };
    expect(testCondition(condition, scope).ok).toBe(false);
  });
});
