import { hiraganaOf } from '../../engine/core/expression/kana.ts';

/** Japanese readings in Latin letters, as people write their own names. Pure. */

/** Hiragana and how Hepburn and Kunrei write it, where they differ. Two letters stand before one. */
const table = `きゃ kya きゅ kyu きょ kyo しゃ sha/sya しゅ shu/syu しょ sho/syo ちゃ cha/tya ちゅ chu/tyu ちょ cho/tyo にゃ nya にゅ nyu
にょ nyo ひゃ hya ひゅ hyu ひょ hyo みゃ mya みゅ myu みょ myo りゃ rya りゅ ryu りょ ryo ぎゃ gya ぎゅ gyu ぎょ gyo じゃ ja/zya じゅ ju/zyu
じょ jo/zyo びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu ぴょ pyo あ a い i う u え e お o か ka き ki く ku け ke こ ko さ sa し shi/si す su
せ se そ so た ta ち chi/ti つ tsu/tu て te と to な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu/hu へ he ほ ho ま ma み mi む mu め me
も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa ゐ i を o が ga ぎ gi ぐ gu げ ge ご go ざ za じ ji/zi ず zu ぜ ze ぞ zo だ da
ぢ ji/zi づ zu で de ど do ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ゔ vu ふぁ fa ふぃ fi ふぇ fe ふぉ fo`;
const syllables = new Map<string, { hepburn: string; kunrei: string }>();
const cells = table.split(/\s+/);
for (let at = 0; at + 1 < cells.length; at += 2) {
  const [hepburn = '', kunrei = hepburn] = (cells[at + 1] ?? '').split('/');
  syllables.set(cells[at] ?? '', { hepburn, kunrei });
}

function spelled(hiragana: string, system: 'hepburn' | 'kunrei'): string | undefined {
  let text = '';
  let isDoubled = false;
  for (let at = 0; at < hiragana.length;) {
    const letter = hiragana.charAt(at);
    if (letter === 'っ') isDoubled = true;
    if (letter === 'ん') text += 'n';
    if (letter === 'ー') text += /[aeiou]$/.exec(text)?.[0] ?? '';
    if ('っんー'.includes(letter)) {
      at += 1;
      continue;
    }
    const pair = hiragana.slice(at, at + 2);
    const found = syllables.get(pair) ?? syllables.get(letter);
    if (!found) return undefined;
    const syllable = found[system];
    // Hepburn doubles the sound: matchi is written matchi, not macchi.
    text += isDoubled ? (syllable.startsWith('ch') ? 't' : syllable.charAt(0)) + syllable : syllable;
    isDoubled = false;
    at += syllables.has(pair) ? 2 : 1;
  }
  return text;
}

/** Long vowels as they are spelled, left out, as on passports, and with their sign. */
const longVowels: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/o[uo]/g, 'o').replace(/uu/g, 'u'),
  (text) => text.replace(/o[uo]/g, 'oh').replace(/uu/g, 'u'),
  (text) => text.replace(/o[uo]/g, 'ō').replace(/uu/g, 'ū'),
];

/** The usual ways to write one word of kana in Latin letters; none where it is not all kana. */
export function romajiOf(kana: string): string[] {
  const hiragana = hiraganaOf(kana);
  const written = new Set<string>();
  for (const system of ['hepburn', 'kunrei'] as const) {
    const text = spelled(hiragana, system);
    if (text === undefined || text === '') continue;
    for (const long of longVowels) {
      written.add(long(text));
      written.add(long(text).replace(/n(?=[bmp])/g, 'm'));
    }
  }
  return [...written];
}
