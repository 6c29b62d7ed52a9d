import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedWords, stem, termsOf } from '../../../../server/desk/knowledge/terms.ts';

const terms = (text: string): string[] => [...termsOf(text).places.keys()];

describe('the terms of a text', () => {
  it.each([
    ['You charged me twice for May.', ['charg', 'twic']],
    ['Charging failed', ['charg', 'fail']],
    ['二重に請求されています。', ['二重', '請求']],
    ['冷蔵庫が壊れた', ['冷蔵', '蔵庫', '壊れ']],
    ['ﾛｸﾞｲﾝできない', ['ログイ', 'グイン']],
    ['Error E-21, e21', ['error', 'e21']],
    ['환불을 받고', ['환불', '불을', '받고']],
    ['Hello, thank you, よろしくお願いします', ['願い']],
    ['See https://example.com/refund or write to refund@example.com', ['writ']],
    ['⺀⺁ ᧠᧡ ၊။', []],
    ['', []],
    ['せんたくきがうごかない', ['せんた', 'うごか']],
    ['ありがとうございました。よろしくおねがいします', []],
    ['つながらない、つながります', ['つなが']],
  ])('of “%s” are what it is about', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('are the same however wide and high the letters are', () => {
    expect(terms('給湯器　ＥＲＲＯＲ')).toEqual(terms('給湯器の error'));
  });

  it.each([
    ['charge', 'charges', 'charged', 'charging'],
    ['battery', 'batteries'],
    ['stop', 'stops', 'stopped', 'stopping'],
    ['cancel', 'cancelled', 'cancellation', 'cancelling'],
    ['app', 'apps'],
    ['delivery', 'deliveries'],
  ])('take the forms of “%s” for one word', (...forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  it('can be put into quotes of a search whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const term of terms(text)) expect(term).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }),
    );
  });

  it.each([
    'ー'.repeat(9),
    '\ud800',
    'a'.repeat(1e6),
    '請'.repeat(1e6),
    '😀'.repeat(1000),
    '\u0301'.repeat(1e5),
  ])('take little time for odd texts', (text) => {
    const begun = performance.now();
    expect(termsOf(text).places.size).toBeLessThan(10);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe('shared words', () => {
  const shared = (a: string, b: string) => {
    const theirs = termsOf(b).places;
    return sharedWords(termsOf(a), (term) => (theirs.has(term) ? 1 : 0), 5);
  };
  it('are shown as they stand in the text, pieces put together', () => {
    expect(shared('冷蔵庫が充電できません', '充電器と冷蔵庫')).toEqual(['冷蔵庫', '充電']);
    expect(shared('I was charged twice', 'Charging twice')).toEqual(['charged', 'twice']);
  });
  it('are none where nothing is shared', () => {
    expect(shared('The fridge is warm', 'お届け日の変更')).toEqual([]);
  });
});
