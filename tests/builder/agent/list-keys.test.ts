import { expect, it } from 'vitest';
import { listMove } from '../../../builder/agent/list-keys.ts';

it.each([
  ['j', -1, { to: 0 }],
  ['j', 1, { to: 2 }],
  ['j', 2, { to: 2 }],
  ['k', 2, { to: 1 }],
  ['k', 0, { to: 0 }],
  ['k', -1, { to: 0 }],
  ['End', 0, { to: 2 }],
  ['Home', 2, { to: 0 }],
  ['Enter', 1, { open: 1 }],
  ['Enter', -1, undefined],
  ['x', 1, undefined],
])('%s at %i of three', (key, index, expected) => {
  expect(listMove(key, index, 3)).toEqual(expected);
});

it('does nothing in an empty list', () => {
  expect(listMove('j', -1, 0)).toBeUndefined();
});
