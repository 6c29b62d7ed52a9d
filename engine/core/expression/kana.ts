/** The two kana of one word, `サエキ` and `さえき`, in place of each other; marks that repeat a letter go with them. */

const apart = 0x60;

export const hiraganaOf = (text: string): string =>
  text.replace(/[ァ-ヶヽヾ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - apart));

export const katakanaOf = (text: string): string =>
  text.replace(/[ぁ-ゖゝゞ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + apart));
