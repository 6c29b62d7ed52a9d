import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf, type OutlineRow } from '../../../builder/editor/outline/outline.ts';
import { layoutOf } from '../../../builder/editor/layout/layout.ts';
import { anyFlow, catalogue, flowOf, step } from './support.ts';

const outline = (flow: Parameters<typeof layoutOf>[0]) =>
  outlineOf(flow, catalogue, layoutOf(flow, catalogue));
const said = (row: OutlineRow) =>
  `${'  '.repeat(row.level - 1)}${row.via ? `${row.via.id}: ` : ''}${row.kind === 'step' ? row.id : row.kind === 'goTo' ? `→ ${row.to}` : '+'}`;

describe('outline', () => {
  it('lists a path flat, branches one level in, and refers to what is listed already', () => {
    const flow = flowOf({
      ask: step('work', { done: 'vip' }),
      vip: step('fork', { yes: 'hurry', otherwise: 'send' }, { keys: ['yes', 'no'] }),
      hurry: step('work', { done: 'send' }),
      send: step('end'),
    });
    expect(outline(flow).map(said)).toEqual([
      'ask',
      'vip',
      '  no: +',
      '  yes: hurry',
      '  send',
      '  otherwise: → send',
    ]);
  });

  it('keeps the usual path flat beside its failures', () => {
    const flow = flowOf({
      send: step('work', { done: 'thank', error: 'excuse' }),
      excuse: step('work', { done: 'stop' }),
      thank: step('work', { done: 'stop', error: 'stop' }),
      stop: step('end'),
    });
    expect(outline(flow).map(said)).toEqual([
      'send',
      '  error: excuse',
      '  → stop',
      'thank',
      '  error: → stop',
      'stop',
    ]);
  });

  it('names every step exactly once, whatever the flow', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const steps = outline(flow).flatMap((row) => (row.kind === 'step' ? [row.id] : []));
        expect(steps.toSorted()).toEqual(Object.keys(flow.steps).toSorted());
      }),
    );
  });

  it('never skips a level on the way down, so that a tree can be built from it', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        let before = 0;
        for (const { level } of outline(flow)) {
          expect(level).toBeLessThanOrEqual(before + 1);
          before = level;
        }
      }),
    );
  });

  it('gives every line a key of its own', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const keys = outline(flow).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
