import { expect, it } from 'vitest';
import { localeFor, threadKeyOf, visibilityOf } from '../../../../server/desk/conversations/rules.ts';

it('words of ours exist in two languages, and whoever writes in a third gets English', () => {
  expect(localeFor('ja')).toBe('ja');
  expect(localeFor('en')).toBe('en');
  expect(localeFor('de')).toBe('en');
});

it('only what is posted about or to us in the open is public', () => {
  expect(visibilityOf('x', 'tagged')).toBe('public');
  expect(visibilityOf('x', 'direct')).toBe('direct');
  expect(visibilityOf('facebook', null)).toBe('direct');
  expect(visibilityOf('email', 'tagged')).toBe('direct');
});

it('a handle cannot pass for a thread', () => {
  expect(threadKeyOf(undefined, 'thread:1')).not.toBe(threadKeyOf('1', 'x'));
});
