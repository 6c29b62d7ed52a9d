import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../engine/core/expression/expression.ts';

describe('texts are compared without width, case and spacing', () => {
  it.each([
    ['ﾛｸﾞｲﾝ', 'ログイン'],
    ['ＬＯＧＩＮ', 'login'],
    ['Login', 'LOGIN'],
    ['  a   b ', 'a b'],
    ['a\u3000b', 'A B'],
    ['㍿', '株式会社'],
    ['①', '1'],
    ['Ｆｕｊｉ　山', 'fuji 山'],
    ['STRASSE', 'strasse'],
    ['Ä', 'a\u0308'],
  ])('%s is %s', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ['ログイン', 'ろぐいん'],
    ['は', 'ば'],
    ['a b', 'ab'],
  ])('%s is not %s', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });
});

describe('folding twice is folding once', () => {
  it('for every character there is', () => {
    const changed: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const once = fold(String.fromCodePoint(code));
      if (fold(once) !== once) changed.push(code.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it('for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
