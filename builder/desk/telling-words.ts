/** Endings and particles (「てい」「が」), single letters and bare signs count for a model, but tell a reader nothing. */
const isFragment = (word: string): boolean =>
  /^\p{Script=Hiragana}{1,2}$/u.test(word) || /^[\p{P}\p{S}\p{N}\s]*$/u.test(word) || /^\p{L}$/u.test(word);
const isHanAlone = (word: string): boolean => /^\p{Script=Han}$/u.test(word);

/** The few words that make a suggestion plausible to somebody who reads the message. */
export const tellingWords = (words: readonly string[], most = 5): string[] =>
  words.filter((word) => isHanAlone(word) || !isFragment(word)).slice(0, most);
