import { describe, expect, it } from 'vitest';
import { sentiment } from '../../../../engine/classifier/sentiment/index.ts';
import { english, japanese, type Sentences } from './sentences.ts';

const sounds = (text: string): keyof Sentences => {
  const { grade } = sentiment([text]);
  return grade < 0 ? 'unhappy' : grade > 0 ? 'happy' : 'neither';
};

describe.each([
  ['Japanese', japanese],
  ['English', english],
])('%s customers', (_, sentences) => {
  it.each(['unhappy', 'neither', 'happy'] as const)('who are %s sound so', (mood) => {
    const told = Object.fromEntries(sentences[mood].map((text) => [text, sounds(text)]));
    expect(told).toEqual(Object.fromEntries(sentences[mood].map((text) => [text, mood])));
  });
});

it.each([
  ['本当にひどい対応です', 'ひどい対応です'],
  ['とても残念です', 'ちょっと残念です'],
  ['absolutely terrible service', 'slightly terrible service'],
])('%s is worse than %s', (worse, better) => {
  expect(sentiment([worse]).score).toBeLessThanOrEqual(sentiment([better]).score);
  expect(sentiment([worse]).words[0]?.weight).toBeLessThan(sentiment([better]).words[0]?.weight ?? 0);
});

it('a polite request has no words of mood to show', () => {
  for (const text of [
    '返品していただけませんか。',
    'もう一度送ってもらえませんか',
    'ご対応いただけると嬉しいです',
  ])
    expect(sentiment([text]).words.filter(({ weight }) => Math.abs(weight) > 0.5)).toEqual([]);
});
