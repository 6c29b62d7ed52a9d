import { describe, expect, it } from 'vitest';
import { languageOf, threadKeyOf, visibilityOf } from '../../../../server/desk/conversations/rules.ts';

describe('the language of a text', () => {
  it.each([
    ['先週買ったロボット掃除機がもう充電できません。', 'ja'],
    ["The robot vacuum I bought last week already won't charge.", 'en'],
    ['アプリにﾛｸﾞｲﾝできません', 'ja'],
    ['Error 502 when I log in after the update.', 'en'],
    ['@kazehana_kaden 充電できません', 'ja'],
    ['E-21', 'en'],
    ['I love the ラーメン maker from your shop', 'en'],
    ['LOGINできない', 'ja'],
    ['解約', 'ja'],
    ['https://example.com/こちら ok', 'en'],
  ])('of %s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
  it('stays undecided when there are no words', () => {
    expect(languageOf('👍 12345')).toBeNull();
    expect(languageOf('')).toBeNull();
  });
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
