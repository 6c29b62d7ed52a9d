/** Scripts written without spaces, or with so few letters a word that single ones carry meaning. */
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const denseLetters = new RegExp(dense.source, 'gu');
/** Hangul has spaces between its words; the others need a dictionary to find them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const word = /[\p{L}\p{M}\p{N}\uE001-\uE00F]+(?:['’][\p{L}\p{M}]+)*|[!?]|\p{Extended_Pictographic}/gu;
const maybeDense = /[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\ud840-\ud8ff]/;

let segmenter: Intl.Segmenter | undefined;

/** The words of a folded text as pairs of offsets: start, end, start, end… */
export function wordsOf(text: string): number[] {
  const spans: number[] = [];
  const hasDense = maybeDense.test(text);
  word.lastIndex = 0;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const found = match[0];
    if (hasDense && unspaced.test(found)) segmented(found, match.index, spans);
    else spans.push(match.index, match.index + found.length);
  }
  return spans;
}

function segmented(text: string, offset: number, spans: number[]): void {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  for (const { segment, index } of segmenter.segment(text)) {
    spans.push(offset + index, offset + index + segment.length);
  }
}

/** Whether character n-grams run over the whole text (Japanese, Chinese, Korean, Thai…) rather than inside words. */
export function isDense(text: string): boolean {
  if (!maybeDense.test(text)) return false;
  const letters = text.match(denseLetters)?.length ?? 0;
  return letters * 4 >= text.length;
}
