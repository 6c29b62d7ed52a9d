import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf, type Placed } from '../../../../builder/editor/layout/layout.ts';
import { grid } from '../../../../builder/editor/layout/graph.ts';
import { anyFlow, catalogue, flowOf, longFlow, step } from '../support.ts';

const overlap = (one: Placed, other: Placed) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

function firstOverlap(boxes: Placed[]): string | undefined {
  for (const [index, one] of boxes.entries())
    for (const other of boxes.slice(index + 1)) if (overlap(one, other)) return `${one.id} and ${other.id}`;
  return undefined;
}

describe('layout', () => {
  it('never puts one step over another, whatever the flow', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        expect(firstOverlap([...layoutOf(flow, catalogue).boxes.values()])).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('draws the same document the same way, on the grid', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const first = layoutOf(flow, catalogue);
        expect([...layoutOf(structuredClone(flow), catalogue).boxes]).toEqual([...first.boxes]);
        for (const { x, y } of first.boxes.values())
          expect([Math.abs(x % grid), Math.abs(y % grid)]).toEqual([0, 0]);
      }),
    );
  });

  it('leads no wire through a step: a way passes rows only where nothing stands', () => {
    fc.assert(
      fc.property(anyFlow, (flow) => {
        const { boxes, ways } = layoutOf(flow, catalogue);
        for (const way of ways.values())
          for (const [index, { x, y }] of way.slice(0, -1).entries())
            for (const box of boxes.values()) {
              const end = way[index + 1]!.y;
              const passes = x > box.x && x < box.x + box.width && y < box.y + box.height && end > box.y;
              expect(passes).toBe(false);
            }
      }),
    );
  });

  it('puts a step below everything that leads to it, except where the flow circles', () => {
    const flow = flowOf({
      ask: step('fork', { yes: 'act', no: 'rest', otherwise: 'rest' }, { keys: ['yes', 'no'] }),
      act: step('work', { done: 'rest' }),
      rest: step('work', { done: 'ask' }),
    });
    const { boxes, jumps } = layoutOf(flow, catalogue);
    expect(boxes.get('ask')!.y).toBeLessThan(boxes.get('act')!.y);
    expect(boxes.get('act')!.y).toBeLessThan(boxes.get('rest')!.y);
    expect([...jumps]).toEqual(['rest:done']);
  });

  it('stands branches side by side in the order of their outcomes', () => {
    const keys = ['first', 'second', 'third'];
    const flow = flowOf({
      ask: step('fork', { third: 'c', first: 'a', second: 'b', otherwise: 'd' }, { keys }),
      d: step('end'),
      c: step('end'),
      b: step('end'),
      a: step('end'),
    });
    const { boxes } = layoutOf(flow, catalogue);
    const xs = ['a', 'b', 'c', 'd'].map((id) => boxes.get(id)!.x);
    expect(xs).toEqual(xs.toSorted((one, other) => one - other));
  });

  it('keeps a path straight and starts it at the origin', () => {
    const flow = flowOf({
      a: step('work', { done: 'b', error: 'c' }),
      b: step('work', { done: 'c' }),
      c: step('end'),
    });
    const { boxes } = layoutOf(flow, catalogue, { withOpen: false });
    expect(boxes.get('a')).toMatchObject({ x: 0, y: 0 });
  });

  it('leaves steps where a person put them', () => {
    const flow = { ...longFlow(20), layout: { s3: { x: 1000, y: -64 } } };
    expect(layoutOf(flow, catalogue).boxes.get('s3')).toMatchObject({ x: 1000, y: -64 });
  });

  it('shows an empty place behind an open outcome, and none behind an unwired error', () => {
    const { boxes } = layoutOf(flowOf({ a: step('work') }), catalogue);
    expect([...boxes.keys()].toSorted()).toEqual(['a', 'a:done']);
  });
});
