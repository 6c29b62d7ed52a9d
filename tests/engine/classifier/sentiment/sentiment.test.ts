import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentiment } from '../../../../engine/classifier/sentiment/index.ts';

describe('over several messages', () => {
  it('the newest counts most', () => {
    const better = sentiment(['最悪です', 'ありがとうございます。解決しました']).score;
    const worse = sentiment(['ありがとうございます。解決しました', '最悪です']).score;
    expect(better).toBeGreaterThan(worse);
    expect(worse).toBeLessThan(0);
  });

  it('what was said more than six messages ago is forgotten', () => {
    const later = Array.from({ length: 6 }, () => 'はい');
    expect(sentiment(['最悪です', ...later])).toMatchObject({ grade: 0, words: [] });
    expect(sentiment(['最悪です', ...later.slice(1)]).words).toHaveLength(1);
  });

  it('a word says in which of the messages it stands', () => {
    const texts = ['hello', 'it is broken', '最悪です'];
    expect(sentiment(texts).words.map(({ text, message }) => [text, message])).toEqual([
      ['broken', 1],
      ['最悪', 2],
    ]);
  });

  it('no messages are no mood', () => {
    expect(sentiment([])).toEqual({ grade: 0, score: 0, words: [], source: 'rule' });
  });
});

it('is a rule, and says so', () => {
  expect(sentiment(['great']).source).toBe('rule');
});

it('an address holds no faces', () => {
  expect(sentiment(['https://example.com']).words).toEqual([]);
});

describe('whatever the text', () => {
  it('the grade stays between −3 and 3, the nearest to the score, and words are where they say', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('最悪ｶﾞｯｶﾘ😡', 'not GOOD!!! :(')),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(texts, (messages) => {
        const { grade, score, words } = sentiment(messages);
        expect(Math.abs(score)).toBeLessThanOrEqual(3);
        expect(Math.abs(grade - score)).toBeLessThanOrEqual(0.5);
        for (const { text, from, to, message } of words)
          expect(messages[message]?.slice(from, to)).toBe(text);
      }),
    );
  });

  it.each([
    ['a million letters', 'a'.repeat(1_000_000)],
    ['a million negations', 'not '.repeat(250_000)],
    ['a million kana', 'な'.repeat(1_000_000)],
    ['a million times 二度と', '二度と'.repeat(300_000)],
    ['voicing marks', 'ﾞ'.repeat(100_000)],
    ['lone surrogates', '\udc00'.repeat(100_000)],
    ['faces', '😡'.repeat(100_000)],
    ['control characters', '\u0000\u202e\u200d'.repeat(100_000)],
  ])('costs no more than a page: %s', (_, text) => {
    const begun = performance.now();
    sentiment([text, text]);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
