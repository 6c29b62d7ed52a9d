import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../engine/core/condition.ts';
import { testCondition } from '../../../engine/core/expression/expression.ts';
import { narrowing } from '../../../engine/core/narrowing.ts';

const now = Date.parse('2026-06-01T00:00:00.000Z');
const day = 86_400_000;
const iso = (ago: number): string => new Date(now - ago * day).toISOString();

describe('of a condition a database looks for', () => {
  it.each<[string, Condition, unknown[]]>([
    ['the value of an enumeration', { left: 'case.status', op: 'eq', right: 'open' }, [{ field: 'status', op: 'eq', value: 'open' }]],
    ['one of several', { left: 'case.priority', op: 'in', right: ['high', 'critical'] }, [{ field: 'priority', op: 'in', value: ['high', 'critical'] }]],
    ['an age', { left: 'case.updatedAt', op: 'olderThan', right: { days: 3 } }, [{ field: 'updatedAt', op: 'lt', value: iso(3) }]],
    ['all that must hold', { all: [{ left: 'case.status', op: 'eq', right: 'new' }, { cel: 'true' }] }, [{ field: 'status', op: 'eq', value: 'new' }]],
    ['nothing of what need not hold', { any: [{ left: 'case.status', op: 'eq', right: 'new' }] }, []],
    ['nothing of what must not hold', { not: { left: 'case.status', op: 'eq', right: 'new' } }, []],
    ['no free text, which is compared as people read it', { left: 'case.subject', op: 'eq', right: 'Ａ' }, []],
    ['no value written in another way', { left: 'case.status', op: 'eq', right: 'Open' }, []],
    ['no other record', { left: 'contact.locale', op: 'eq', right: 'ja' }, []],
    ['no length that is none', { left: 'case.updatedAt', op: 'olderThan', right: { weeks: 1 } }, []],
  ])('%s', (_name, when, expected) => {
    expect(narrowing('case', when, now)).toEqual(expected);
  }); // prettier-ignore

  it('never leaves out a record that meets the condition', () => {
    const status = fc.constantFrom('new', 'open', 'onHold', 'solved', 'Open');
    const row = fc.oneof(
      fc.record({
        left: fc.constant('case.status'),
        op: fc.constantFrom('eq' as const, 'neq' as const),
        right: status,
      }),
      fc.record({
        left: fc.constant('case.status'),
        op: fc.constant('in' as const),
        right: fc.array(status),
      }),
      fc.record({
        left: fc.constant('case.updatedAt'),
        op: fc.constant('olderThan' as const),
        right: fc.record({ days: fc.nat(9) }),
      }),
    );
    const conditions: fc.Arbitrary<Condition> = fc.oneof(
      row,
      fc.record({ all: fc.array(row) }),
      fc.record({ any: fc.array(row) }),
    );
    const records = fc.record({
      status: fc.constantFrom('new', 'open', 'onHold', 'solved'),
      updatedAt: fc.nat(10).map(iso),
    });
    fc.assert(
      fc.property(conditions, records, (when, record) => {
        const tested = testCondition(when, { case: record, now: new Date(now).toISOString() });
        if (!tested.ok || !tested.value) return;
        for (const { field, op, value } of narrowing('case', when, now)) {
          const held = record[field as keyof typeof record];
          if (op === 'eq') expect(held).toBe(value);
          else if (op === 'in') expect(value).toContain(held);
          else expect(held < value).toBe(true);
        }
      }),
    );
  });
});
