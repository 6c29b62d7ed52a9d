import { expect, it } from 'vitest';
import { holdBack } from '../../../builder/runs/hold-back.ts';

const same = (row: string): string => row;

it('holds back what came in above the row that was on top', () => {
  expect(holdBack(['d', 'c', 'b', 'a'], 'b', same)).toEqual({ shown: ['b', 'a'], newer: 2 });
});

it('shows everything before anybody has looked', () => {
  expect(holdBack(['b', 'a'], undefined, same)).toEqual({ shown: ['b', 'a'], newer: 0 });
});

it('shows everything when the row on top is gone', () => {
  expect(holdBack(['d', 'c'], 'b', same)).toEqual({ shown: ['d', 'c'], newer: 0 });
});

it('never loses a row', () => {
  const rows = ['d', 'c', 'b', 'a'];
  for (const top of rows) {
    const { shown, newer } = holdBack(rows, top, same);
    expect(shown.length + newer).toBe(rows.length);
  }
});
