import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey, fullName, handleKey, keysOf, phoneKey } from '../../../../server/desk/customers/rules.ts';

describe('phone numbers', () => {
  it.each([
    '090-1234-5678',
    '０９０－１２３４－５６７８',
    '+81 90 1234 5678',
    '+81 (0)90-1234-5678',
    '+81 090 1234 5678',
    '0081 90 1234 5678',
    '81-90-1234-5678',
  ])('%s is the same number however it is written', (text) => {
    expect(phoneKey(text)).toBe('819012345678');
  });
  it('keeps numbers of other countries apart', () => {
    expect(phoneKey('+1 415 555 0100')).toBe('14155550100');
    expect(phoneKey('+44 20 7946 0000')).toBe('442079460000');
  });
  it('is none when there are too few digits', () => {
    expect(phoneKey('119')).toBeNull();
    expect(phoneKey('call me')).toBeNull();
  });
  it('is stable: the key of a key is the key', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[0-9 ()-]{6,20}$/), (text) => {
        const key = phoneKey(text);
        fc.pre(key !== null);
        expect(phoneKey(`+${key}`)).toBe(key);
      }),
    );
  });
});

describe('e-mail addresses', () => {
  it.each([
    ['Miwa@Example.JP', 'miwa@example.jp'],
    [' Saeki Miwa <miwa@example.jp> ', 'miwa@example.jp'],
    ['ｍｉｗａ＠example.jp', 'miwa@example.jp'],
    ['not an address', null],
    ['a@b@c', null],
  ])('%s is %s', (text, key) => {
    expect(emailKey(text)).toBe(key);
  });
});

describe('handles', () => {
  it('do not differ by case or a leading @', () => {
    expect(handleKey('x', '@Miwa_Saeki')).toBe(handleKey('x', 'miwa_saeki'));
    expect(handleKey('phone', '090-1234-5678')).toBe(handleKey('phone', '+819012345678'));
    expect(handleKey('email', 'A@B.jp')).toBe('a@b.jp');
  });
  it('differ by case on LINE, whose ids do', () => {
    expect(handleKey('line', 'Uab')).not.toBe(handleKey('line', 'UAB'));
  });
});

it('a contact is recognised by each address once', () => {
  expect(keysOf({ emails: ['a@b.jp', 'A@B.jp'], phones: ['090-1234-5678', '+819012345678', '110'] })).toEqual(
    [
      { kind: 'email', value: 'a@b.jp' },
      { kind: 'phone', value: '819012345678' },
    ],
  );
});

it('a name has the family name first in Japanese', () => {
  const parts = { family: '佐伯', given: '美和' };
  expect(fullName({ ...parts, locale: 'ja' })).toBe('佐伯 美和');
  expect(fullName({ family: 'Lee', given: 'Ann', locale: 'en' })).toBe('Ann Lee');
});
