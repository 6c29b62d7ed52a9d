/** Japanese or Chinese? Decided by characters and words that only one of them writes. */
import { japaneseForms, simplifiedForms, traditionalForms } from './han-forms.ts';

/** Commonest words of written Chinese. Japanese writes some of the characters, but then with others beside them. */
const chineseWords =
  /[我你他的是了在不]|[今明昨]天|星期|上午|下午|早上|晚上|打[开開]|播放|提醒|一下|可以|退[货貨]|多[大少久遠长長]|首歌|請(?![求負])|給(?![湯料与油水食])|寄(?![付贈稿])|放(?![送題射置棄])|看(?![護板病])|個(?![人数別室体])|到(?![着達底来])/gu;
/** Japanese shop talk that is written in Han alone. */
const japaneseWords =
  /返品|返金|請求書|領収書|修理依頼|配送|解約|退会|至急|対応|確認|問合|注文番号|交換希望|不良品|天気予報|予定|電気|電源|明日|今日|昨日|株価|目覚|音量|写真|会議/gu;
const hitsOf = (text: string, words: RegExp): number => text.match(words)?.length ?? 0;

export interface HanVerdict {
  language: 'ja' | 'zh';
  /** How clear it is, 0…1; 0.5 is a guess. */
  confidence: number;
}

/** Of a text with Han characters or kana; the counts say how many of each it has. */
export function japaneseOrChinese(text: string, kana: number, han: number): HanVerdict {
  if (kana > han) return { language: 'ja', confidence: 0.99 };
  let japanese = 0;
  let chinese = 0;
  let hiragana = 0;
  for (const letter of text) {
    if (letter >= 'ぁ' && letter <= 'ん') hiragana++;
    else if (japaneseForms.has(letter)) japanese++;
    else if (simplifiedForms.has(letter) || traditionalForms.has(letter)) chinese++;
  }
  // A Chinese text may name a Japanese product or decorate with a の; no Japanese sentence does with so few hiragana.
  if (kana > 0) {
    const isQuoted = chinese >= 2 && chinese > japanese && hiragana * 5 < han;
    return isQuoted ? { language: 'zh', confidence: 0.8 } : { language: 'ja', confidence: 0.99 };
  }
  chinese += 0.7 * hitsOf(text, chineseWords);
  japanese += hitsOf(text, japaneseWords);
  // Where nothing speaks, a long text without any kana is Chinese.
  if (chinese === japanese) return { language: han <= 6 ? 'ja' : 'zh', confidence: 0.5 };
  return {
    language: chinese > japanese ? 'zh' : 'ja',
    confidence: (Math.max(chinese, japanese) + 0.25) / (chinese + japanese + 0.5),
  };
}
