import { expect, it } from 'vitest';
import { pathOf, scaleOf, shareDomain, ticksOf } from '../../../builder/classification/charts/scale.ts';

it.each([
  [
    [0, 1],
    [0, 0.2, 0.4, 0.6, 0.8, 1],
  ],
  [
    [0.8, 1],
    [0.8, 0.85, 0.9, 0.95, 1],
  ],
  [
    [0, 642],
    [0, 200, 400, 600],
  ],
  [[3, 3], [3]],
] as const)('marks an axis %j at round numbers', (domain, ticks) => {
  expect(ticksOf(domain)).toEqual(ticks);
});

it('starts a share axis on a round number below the least value, and ends it at one', () => {
  expect(shareDomain([0.87, 0.99])).toEqual([0.8, 1]);
  expect(shareDomain([0.995])).toEqual([0.9, 1]);
  expect(shareDomain([])).toEqual([0.9, 1]);
});

it('puts the ends of the domains at the edges of the drawing', () => {
  const { x, y } = scaleOf({ width: 400, height: 260 }, [0, 1], [0, 1]);
  expect([x(0), x(1)]).toEqual([48, 388]);
  expect([y(0), y(1)]).toEqual([220, 10]);
});

it('draws a line through all points', () => {
  expect(
    pathOf([
      { x: 0, y: 1 },
      { x: 2.25, y: 3 },
    ]),
  ).toBe('M0.0 1.0L2.3 3.0');
});
