/** A text in full-width kana and plain letters, and where each of its characters stood in the original. */
export interface Folded {
  text: string;
  /** For each UTF-16 unit of `text` its place in the original, and one more for the end. */
  places: number[];
}

/** Character by character, so that places stay known: ｶﾞ becomes ガ and Ａ becomes A. */
export function foldKana(original: string): Folded {
  let text = '';
  const places: number[] = [];
  let at = 0;
  for (const character of original) {
    const folded = character.normalize('NFKC');
    const joined =
      isVoicing(folded) && text !== '' ? (text.slice(-1) + voicing(folded)).normalize('NFC') : '';
    if (joined.length === 1) text = text.slice(0, -1) + joined;
    else {
      for (let unit = 0; unit < folded.length; unit++) places.push(at);
      text += folded;
    }
    at += character.length;
  }
  places.push(at);
  return { text, places };
}

/** The two marks that a half-width kana carries behind it. */
const isVoicing = (character: string): boolean => /[\u3099\u309a\u309b\u309c]/u.test(character);
const voicing = (character: string): string => (/[\u3099\u309b]/u.test(character) ? '\u3099' : '\u309a');
