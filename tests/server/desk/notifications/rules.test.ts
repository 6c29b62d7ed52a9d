import { expect, test } from 'vitest';
import { addressOn, limitExceeded, nextTryAt } from '../../../../server/desk/notifications/rules.ts';

test('a failed row is tried three times, later each time, and then given up', () => {
  expect([1, 2, 3].map((attempts) => nextTryAt(attempts, true, 1000))).toEqual([6000, 31_000, undefined]);
});
test('what cannot get better is given up at once', () => {
  expect(nextTryAt(1, false, 1000)).toBeUndefined();
});

test.each([
  ['x', 'public', 'a'.repeat(280), undefined],
  ['x', 'public', 'a'.repeat(281), 280],
  ['x', 'public', 'あ'.repeat(140), undefined],
  ['x', 'public', 'あ'.repeat(141), 280],
  ['x', 'direct', 'あ'.repeat(141), undefined],
  ['line', 'direct', '👍'.repeat(5000), undefined],
  ['email', 'direct', 'a'.repeat(100_000), undefined],
] as const)('on %s a %s text is held to the limit of the channel', (channel, visibility, text, limit) => {
  expect(limitExceeded(channel, visibility, text)).toBe(limit);
});

const known = { handle: 'someone', email: null, phone: null };
test.each([
  ['email', { ...known, handle: 'a@example.com' }, { channel: 'email', recipient: 'a@example.com' }],
  ['webForm', { ...known, email: 'a@example.com' }, { channel: 'email', recipient: 'a@example.com' }],
  ['webForm', known, undefined],
  ['phoneNote', known, undefined],
  ['sms', { ...known, phone: '+819000000000' }, { channel: 'sms', recipient: '+819000000000' }],
  ['x', known, { channel: 'x', recipient: 'someone' }],
] as const)('who wrote by %s is answered where they can be reached', (channel, address, expected) => {
  expect(addressOn(channel, address)).toEqual(expected);
});
