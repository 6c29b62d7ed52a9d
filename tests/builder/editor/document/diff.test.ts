import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, countChanges } from '../../../../builder/editor/document/diff.ts';
import { anyFlow, flowOf, step } from '../support.ts';

describe('changes between two documents', () => {
  it('are named by step, and by part of the flow', () => {
    const before = flowOf({ a: step('work', { done: 'b' }), b: step('work', { done: 'c' }), c: step('end') });
    const after = {
      ...flowOf({ a: step('work', { done: 'd' }), d: step('work', { done: 'c' }), c: step('end') }),
      trigger: { type: 'api' as const },
      layout: { c: { x: 8, y: 8 } },
    };
    expect(changesBetween(before, after)).toEqual({
      added: ['d'],
      removed: ['b'],
      changed: ['a'],
      settings: ['trigger'],
    });
  });

  it('are none between a document and its copy, whatever the order of its keys', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const turned = { ...flow, steps: Object.fromEntries(Object.entries(flow.steps).toReversed()) };
        expect(countChanges(changesBetween(flow, structuredClone(turned)))).toBe(0);
      }),
    );
  });
});
