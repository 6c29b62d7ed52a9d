import { expect, it } from 'vitest';
import * as fc from 'fast-check';
import { explain, fromDescriptions, predict, train } from '../../../engine/classifier/index.ts';
import { toyExamples } from './toy.ts';

const strange: Record<string, string> = {
  'an empty text': '',
  'white space': ' \n\t　\u00a0 ',
  'a megabyte': 'word and 文字 '.repeat(80_000),
  'a megabyte of one letter': 'a'.repeat(1 << 20),
  'a megabyte of line ends': '\n'.repeat(1 << 20),
  'a megabyte of quotes': '\n> '.repeat(350_000),
  'a megabyte of digits': '1'.repeat(1 << 20),
  'a megabyte of dots and at signs': 'a.@'.repeat(350_000),
  'many accents on one letter': 'e' + '\u0301'.repeat(5_000),
  emoji: '😡😡👨‍👩‍👧‍👦🏳️‍🌈❤️ 1️⃣',
  'mixed scripts': 'Hello 你好 こんにちは 안녕 สวัสดี שלום مرحبا नमस्ते Привет',
  'half-width kana': 'ﾊﾟｽﾜｰﾄﾞｦ ﾜｽﾚﾏｼﾀ',
  'right to left': '\u202eمرحبا كيف حالك\u202c',
  'control characters': '\u0000\u0001\u0007\u001b[31m\u007f\u0085',
  'lone surrogates': '\ud83d text \ude00\ud800',
  'one character that becomes many': '\ufdfa'.repeat(2_000),
  'private use': '\ue000\ue001\uf8ff',
};

const result = train(toyExamples(90), { seed: 3 });
if (result.refused) throw new Error(result.refused);
const { model } = result;
const cold = fromDescriptions([
  { label: 'a', name: 'Delivery' },
  { label: 'b', name: '請求' },
])!;

it.each(Object.entries(strange))('answers %s without throwing, in bounded time', (_, text) => {
  const started = performance.now();
  const prediction = predict(model, { text, subject: text });
  const { parts } = explain(model, { text, subject: text });
  predict(cold, { text });
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(prediction.top).toHaveLength(3);
  for (const { confidence } of prediction.top) expect(confidence).toSatisfy((x: number) => x >= 0 && x <= 1);
  for (const part of parts) expect(text.slice(part.from, part.to)).toBe(part.text);
});

it('learns from strange texts too', () => {
  const examples = Object.values(strange).map((text, at) => ({ text, label: `label ${at % 2}` }));
  expect(train(examples).refused).toBeUndefined();
});

it('calls a text without any known part not known', () => {
  expect(predict(model, { text: '' }).isKnown).toBe(false);
  expect(predict(model, { text: '\u0000' }).isKnown).toBe(false);
});

it('answers any text with shares from 0 to 1, best first', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(fc.constantFrom('parcel', 'late', '請求', 'ﾊﾞｯｸﾞ', '\n>', '\ud800', 'http://', '@', '12345-6'), {
        maxLength: 40,
      })
      .map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(anyText, fc.option(anyText, { nil: undefined }), (text, subject) => {
      const { top, known } = predict(model, { text, subject });
      const values = top.map((answer) => answer.confidence);
      expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(values).toEqual([...values].sort((one, other) => other - one));
      expect(known >= 0 && known <= 1).toBe(true);
      for (const part of explain(model, { text, subject }).parts) {
        const source = part.field === 'subject' ? subject! : text;
        expect(source.slice(part.from, part.to)).toBe(part.text);
      }
    }),
    { numRuns: 150 },
  );
});
