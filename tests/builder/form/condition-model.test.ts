import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conditionOf,
  groupOf,
  operatorsFor,
  valueKindOf,
  withLeft,
  withOperator,
  wordsOf,
} from '../../../builder/form/condition/condition-model.ts';
import {
  type Condition,
  conditionSchema,
  operators,
  type ScopeField,
  testCondition,
} from '../../../engine/browser.ts';

const names = ['a', 'b', 'c'] as const;
const leaf = fc.record({
  left: fc.constantFrom(...names.map((name) => `vars.${name}`)),
  op: fc.constantFrom('eq', 'neq', 'gt', 'lte', 'isEmpty' as const),
  right: fc.integer({ min: 0, max: 3 }),
});
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf.map(({ left, op, right }): Condition => (op === 'isEmpty' ? { left, op } : { left, op, right })),
    fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));
const scope = fc.record({
  a: fc.integer({ min: 0, max: 3 }),
  b: fc.integer({ min: 0, max: 3 }),
  c: fc.constant(null),
});

describe('a condition shown as rows', () => {
  it('means the same when it is written back', () => {
    fc.assert(
      fc.property(condition, scope, (before, vars) => {
        const after = conditionOf(groupOf(before));
        expect(conditionSchema.safeParse(after).success).toBe(true);
        const meaning = (one: Condition) => {
          const tested = testCondition(one, { vars, now: 0 });
          return tested.ok && tested.value;
        };
        expect(meaning(after)).toBe(meaning(before));
      }),
    );
  });

  it('does not change any more once it has been through the rows', () => {
    fc.assert(
      fc.property(condition, (before) => {
        const once = conditionOf(groupOf(before));
        expect(conditionOf(groupOf(once))).toEqual(once);
      }),
    );
  });

  it('begins without rows', () => {
    expect(groupOf(undefined)).toEqual({ kind: 'all', items: [] });
  });

  it('keeps an expression as a row of its own', () => {
    expect(groupOf({ any: [{ cel: 'vars.a > 1' }] })).toEqual({
      kind: 'any',
      items: [{ cel: 'vars.a > 1' }],
    });
  });
});

const text = { en: '', ja: '' };
const field = (path: string, type: ScopeField['type'], values?: string[]): ScopeField => ({
  path,
  type,
  label: text,
  group: text,
  ...(values && { values }),
});
const subject = field('case.subject', 'text');
const status = field('case.status', 'text', ['new', 'open']);
const count = field('case.reopenCount', 'number');
const created = field('case.createdAt', 'time');
const fields = [subject, status, count, created];

describe('the operators of a row', () => {
  it('follow the type of the field', () => {
    expect(operatorsFor(subject)).toContain('startsWith');
    expect(operatorsFor(count)).not.toContain('startsWith');
    expect(operatorsFor(created)).toContain('olderThan');
    expect(operatorsFor(status)).not.toContain('contains');
  });
  it('are all there where the type is not known', () => {
    expect([...operatorsFor(undefined)].sort()).toEqual([...operators].sort());
  });
});

describe('changing a row', () => {
  it('keeps the value where the new operator takes one of the same kind', () => {
    const row = { left: 'case.subject', op: 'eq', right: 'refund' } as const;
    expect(withOperator(row, 'contains')).toEqual({ ...row, op: 'contains' });
    expect(withOperator(row, 'containsAny')).toEqual({ ...row, op: 'containsAny', right: ['refund'] });
    expect(withOperator(row, 'isEmpty')).toEqual({ left: 'case.subject', op: 'isEmpty' });
  });
  it('gives every operator a right side of its kind', () => {
    for (const op of operators) {
      const row = withOperator({ left: 'case.subject', op: 'isEmpty' }, op);
      expect(conditionSchema.safeParse(row).success).toBe(true);
      expect('right' in row).toBe(valueKindOf(op) !== 'none');
    }
  });
  it('to another field of the same type keeps operator and value', () => {
    const row = { left: 'case.subject', op: 'startsWith', right: 'Re' } as const;
    expect(withLeft(row, 'case.reason', fields.concat(field('case.reason', 'text')))).toEqual({
      ...row,
      left: 'case.reason',
    });
  });
  it('to a field of another type takes an operator it knows and an empty value', () => {
    const row = { left: 'case.subject', op: 'startsWith', right: 'Re' } as const;
    expect(withLeft(row, 'case.reopenCount', fields)).toEqual({
      left: 'case.reopenCount',
      op: 'eq',
      right: '',
    });
  });
});

describe('several values in one line', () => {
  it('are separated by commas of either language and by lines', () => {
    expect(wordsOf('請求、二重, refund，charged\ninvoice ,')).toEqual([
      '請求',
      '二重',
      'refund',
      'charged',
      'invoice',
    ]);
  });
});
