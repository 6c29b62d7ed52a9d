import { describe, expect, it } from 'vitest';
import { namesOfPerson } from '../../../server/assistant/names.ts';
import { romajiOf } from '../../../server/assistant/romaji.ts';
import { mask } from '../../../server/assistant/rules.ts';

const saeki = namesOfPerson({ name: '佐伯 美和', family: '佐伯', given: '美和', kana: 'サエキ ミワ' });
const masked = (text: string, names = saeki): string => mask([text], names).texts[0] ?? '';
const isHidden = (text: string, names?: string[]): boolean =>
  !/佐伯|美和|サエキ|ミワ|さえき|みわ|saeki|miwa/iu.test(masked(text, names));

describe('a customer whose name and furigana the house knows', () => {
  it.each([
    '佐伯美和と申します',
    'サエキ　ミワです',
    'ｻｴｷ ﾐﾜです',
    'さえきみわと申します',
    '私はさえきです',
    '担当者にさえきが電話しました',
    'わたし、みわさんの家族です',
    'This is Miwa Saeki.',
    'SAEKI, MIWA here',
    'Saekiです。よろしく',
    'Kind regards, miwa',
  ])('is not named in what leaves: %s', (text) => {
    expect(isHidden(text)).toBe(true);
  });

  it.each(['冷蔵庫がしみわたるように冷えます', 'ミワクの商品', 'Saekinishi is a town', 'ミワケル'])(
    'does not take the words that hold the name by chance: %s',
    (text) => {
      expect(masked(text)).toBe(text);
    },
  );
});

it('an accent that is left out hides nobody', () => {
  const jose = namesOfPerson({ name: 'José Núñez', family: 'Núñez', given: 'José', kana: '' });
  expect(masked('jose nunez and José Núñez', jose)).not.toMatch(/jos|n[uú][nñ]ez/iu);
});

it('a very short reading takes no word of another language', () => {
  const no = namesOfPerson({ name: '野 剛', family: '野', given: '剛', kana: 'ノ ゴウ' });
  expect(masked('No, I want to go on', no)).toBe('No, I want to go on');
});

describe('a reading in Latin letters', () => {
  it.each([
    ['さえき', ['saeki']],
    ['シンジ', ['shinji', 'sinzi']],
    ['おおの', ['oono', 'ono', 'ohno', 'ōno']],
    ['ゆうこ', ['yuuko', 'yuko']],
    ['ほんま', ['honma', 'homma']],
    ['まっちゃ', ['matcha', 'mattya']],
    ['りょう', ['ryou', 'ryo', 'ryoh']],
  ])('of %s is written in the usual ways', (kana, expected) => {
    expect(romajiOf(kana)).toEqual(expect.arrayContaining(expected));
  });
  it('is none of what is not kana', () => {
    expect(romajiOf('佐伯')).toEqual([]);
  });
});
