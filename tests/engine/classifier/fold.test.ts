import { expect, it } from 'vitest';
import * as fc from 'fast-check';
import { fold, normalise } from '../../../engine/classifier/index.ts';
import { withoutQuotes } from '../../../engine/classifier/quotes.ts';
import { isDense, wordsOf } from '../../../engine/classifier/words.ts';

const wordsIn = (text: string): string[] => {
  const spans = wordsOf(text);
  return spans.flatMap((start, at) => (at % 2 === 0 ? [text.slice(start, spans[at + 1])] : []));
};

it('folds width, case and white space', () => {
  expect(normalise('ＡＢＣ　ﾊﾟｽﾜｰﾄﾞ\r\n\tHello')).toBe('abc パスワード hello');
  expect(normalise('a\u200bb\u202ec')).toBe('abc');
});

it('keeps of addresses and long numbers only that they were there', () => {
  const folded = normalise('see https://example.org/x?y=1 or write to a.b@example.org, order 1234-5678-90');
  expect(folded).not.toMatch(/example|1234/);
  expect(folded).toContain('see');
  expect(normalise('order 99887766')).toBe(normalise('order 11223344'));
  expect(normalise('room 12')).not.toBe(normalise('room 13'));
});

it('reads the beginning and the end of a long text', () => {
  const folded = normalise(`begin ${'middle '.repeat(2_000)} end`);
  expect(folded.startsWith('begin')).toBe(true);
  expect(folded.endsWith('end')).toBe(true);
  expect(folded.length).toBeLessThan(2_600);
});

it('leaves out what others wrote before, and signatures', () => {
  const own = 'My parcel has not arrived yet.\n';
  expect(withoutQuotes(`${own}On Mon, 3 Mar 2025, Tanaka wrote:\n> We sent it.`).trim()).toBe(own.trim());
  expect(withoutQuotes(`${own}-- \nJohn, Acme Inc.`).trim()).toBe(own.trim());
  expect(withoutQuotes(`${own}> earlier words\nThanks a lot`)).not.toContain('earlier');
  expect(
    withoutQuotes(
      '荷物がまだ届いていません。よろしくお願いします。\n----- 元のメッセージ -----\n差出人: 田中',
    ).trim(),
  ).toBe('荷物がまだ届いていません。よろしくお願いします。');
});

it('leaves a text alone that is all quote, or on one line', () => {
  expect(withoutQuotes('> only a quote\n> and more of it')).toContain('only a quote');
  expect(withoutQuotes('a -- b > c On Monday he wrote: x')).toBe('a -- b > c On Monday he wrote: x');
});

it('finds words with and without spaces', () => {
  expect(wordsIn("i don't know!")).toEqual(['i', "don't", 'know', '!']);
  expect(wordsIn('荷物が届かない')).toContain('荷物');
  expect(isDense('荷物が届かない')).toBe(true);
  expect(isDense('주문이 아직 안 왔어요')).toBe(true);
  expect(isDense('my order about 荷物 has not arrived')).toBe(false);
});

it('folds the same whether or not it keeps track, and tracks places that rise', () => {
  const piece = fc.constantFrom(
    'ﾊﾟ',
    'É',
    'e\u0301',
    'ﬁ',
    ' \n',
    'a@b.de',
    'http://x.y',
    '12345',
    '한',
    'Ａ',
    '😡',
    '> q\n',
    'ẞ',
    'İ',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 }),
      (pieces) => {
        const raw = pieces.join('');
        const traced = fold(raw, true);
        expect(traced.from).toHaveLength(traced.text.length + 1);
        expect([...traced.from!]).toEqual([...traced.from!].sort((one, other) => one - other));
        expect(traced.from!.every((place) => place >= 0 && place <= raw.length)).toBe(true);
      },
    ),
  );
  for (const raw of ['Ｐａｓｓｗｏｒｄ ﾊﾞｸﾞ café x@y.org 12345', 'の電源が 入らない\n> 引用\nはい'])
    expect(fold(raw, true).text).toBe(fold(raw).text);
});
