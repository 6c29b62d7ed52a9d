import { describe, expect, it } from 'vitest';
import { classes } from '../../../builder/ui/classes.ts';
import { dateTimeText, relativeText } from '../../../builder/ui/date-text.ts';
import { isComposing } from '../../../builder/ui/is-composing.ts';
import { matches } from '../../../builder/ui/matches.ts';

describe('an input method', () => {
  it('keeps the keys it is composing with, in native and in React events', () => {
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ nativeEvent: { isComposing: true, keyCode: 13 } })).toBe(true);
  });
  it('leaves Enter to the page once it has committed', () => {
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
    expect(isComposing({ nativeEvent: { keyCode: 13 } })).toBe(false);
  });
});

describe('searching a list', () => {
  it.each([
    ['返品キュー', 'キュー'],
    ['Billing', 'bill'],
    ['ログイン', 'ﾛｸﾞｲﾝ'],
    ['ログイン', 'ろぐいん'],
    ['ＡＰＩキー', 'api'],
    ['Social', ' social '],
    ['anything', ''],
  ])('finds %s by %s', (label, typed) => {
    expect(matches(label, typed)).toBe(true);
  });
  it('does not find what is not there', () => {
    expect(matches('返品キュー', '請求')).toBe(false);
  });
});

describe('a moment', () => {
  const now = Date.parse('2026-06-01T01:00:00Z');
  it.each([
    ['2026-06-01T00:59:31Z', 'en', 'now'],
    ['2026-06-01T00:55:00Z', 'en', '5 minutes ago'],
    ['2026-06-01T03:10:00Z', 'en', 'in 2 hours'],
    ['2026-05-31T00:00:00Z', 'en', 'yesterday'],
    ['2026-06-01T00:55:00Z', 'ja', '5 分前'],
    ['2026-05-25T01:00:00Z', 'ja', '7 日前'],
  ])('%s reads in %s as “%s”', (iso, language, words) => {
    expect(relativeText(iso, now, language)).toBe(words);
  });
  it('has its weekday in Japanese and no time where none is wanted', () => {
    expect(dateTimeText('2026-06-01T12:00:00Z', 'ja', false)).toMatch(/^2026年6月\d+日\([月火]\)$/);
    expect(dateTimeText('2026-06-01T12:00:00Z', 'en', false)).not.toMatch(/:/);
  });
});

describe('class names', () => {
  it('are joined where they apply', () => {
    expect(classes('a', false, undefined, 'b')).toBe('a b');
  });
});
