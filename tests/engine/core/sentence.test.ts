import { describe, expect, it } from 'vitest';
import { saidIn, speaker, wordSaid } from '../../../engine/core/sentence.ts';
import { evaluate } from '../../../engine/core/expression/expression.ts';
import { leftEmpty, wordWarning } from '../../../engine/core/expression/warning.ts';
import { engineSentences } from '../../../engine/core/sentences/index.ts';

const sentences = {
  gone: { en: 'There is no {kind} "{id}".', ja: '{kind}「{id}」はありません。' },
  failed: { en: 'It failed: {why}', ja: '失敗しました: {why}' },
  stop: { en: 'It stops.', ja: '停止します。' },
} as const;
const say = speaker(sentences);
const inJapanese = (said: Parameters<typeof wordSaid>[0]): string => wordSaid(said, 'ja', sentences);

describe('what is said of an error', () => {
  const gone = say('gone', { kind: { en: 'case', ja: 'ケース' }, id: 'c_1' });

  it('has its English, and what every other language is made of', () => {
    expect(gone).toEqual({
      message: 'There is no case "c_1".',
      sentence: 'gone',
      params: { kind: { en: 'case', ja: 'ケース' }, id: 'c_1' },
    });
    expect(say('stop')).toEqual({ message: 'It stops.', sentence: 'stop' });
    expect(inJapanese(gone)).toBe('ケース「c_1」はありません。');
  });

  it('may be told within another sentence, and several together', () => {
    expect(inJapanese(say('failed', { why: gone }))).toBe('失敗しました: ケース「c_1」はありません。');
    const both = say('failed', { why: [gone, say('stop')] });
    expect(both.message).toBe('It failed: There is no case "c_1". It stops.');
    expect(inJapanese(both)).toBe('失敗しました: ケース「c_1」はありません。停止します。');
  });

  it('stays English where it was written down before there were sentences, or its sentence is gone', () => {
    expect(inJapanese({ message: 'An old error.' })).toBe('An old error.');
    expect(inJapanese({ message: 'A dropped one.', sentence: 'dropped', params: {} })).toBe('A dropped one.');
    expect(inJapanese({ message: 'No sentence of ours.', sentence: 'constructor' })).toBe(
      'No sentence of ours.',
    );
  });

  it('survives a round trip and whatever stands where a value should be', () => {
    expect(inJapanese(JSON.parse(JSON.stringify(gone)) as typeof gone)).toBe('ケース「c_1」はありません。');
    const strange = { message: 'x', sentence: 'gone', params: { kind: null, id: { a: 1 } } };
    expect(inJapanese(strange)).toBe('null「{"a":1}」はありません。');
    expect(inJapanese({ message: 'x', sentence: 'gone' })).toBe('{kind}「{id}」はありません。');
  });

  it('is taken out of an error without the rest of it', () => {
    expect(saidIn({ code: 'X', message: 'Old.' } as { message: string })).toEqual({ message: 'Old.' });
  });
});

describe('a fault of an expression', () => {
  const faultOf = (expression: string): string => {
    const evaluated = evaluate(expression, { vars: { n: 1, list: [1], text: 'a' } });
    return evaluated.ok ? '' : wordSaid(evaluated.error, 'ja', engineSentences);
  };

  it.each([
    ['vars.n / 0', '式「vars.n / 0」を評価できません。ゼロで割っています。'],
    ['vars.none.x', '式「vars.none.x」を評価できません。参照している値がありません。'],
    ['gt(vars.n, "a")', '式「gt(vars.n, "a")」を評価できません。数値とテキストは大小を比較できません。'],
    ['vars.text + 1', '式「vars.text + 1」を評価できません。「+」はテキストと数値には使えません。'],
    ['strange(1)', '式「strange(1)」を評価できません。「strange」という関数はありません。'],
  ])('is told in Japanese: %s', (expression, words) => expect(faultOf(expression)).toBe(words));
});

describe('a warning of a step', () => {
  it('is known again by its English', () => {
    expect(leftEmpty('case.reason')).toBe('There is nothing at case.reason: it was left empty.');
    expect(wordWarning(leftEmpty('case.reason'), 'ja')).toBe('case.reason に値がないため、空欄にしました。');
    expect(wordWarning(leftEmpty('case.reason'), 'en')).toBe(leftEmpty('case.reason'));
    expect(wordWarning('Something else.', 'ja')).toBe('Something else.');
  });
});
