import { fold } from '../../../engine/core/expression/fold.ts';

/**
 * What a text is about, as terms that texts are compared and found by. Words of scripts with spaces count in their
 * stem, without the words every text has; scripts without spaces count in short overlapping pieces, so that no word
 * needs to be known: `二重請求` is `二重`, `重請`, `請求`. Words of hiragana alone count by their beginning.
 */
export interface Terms {
  /** The folded text the places point into. */
  text: string;
  /** Places of each term. */
  places: ReadonlyMap<string, readonly Place[]>;
}
export interface Place {
  from: number;
  to: number;
}

/** As much of a text as counts: long mails say what they want at the beginning and at the end. */
const head = 2000;
const tail = 500;

export function termsOf(raw: string): Terms {
  const text = fold(shorten(raw)).replace(addresses, ' ').replace(signs, ' ');
  const places = new Map<string, Place[]>();
  const add = (term: string, from: number, to: number): void => {
    const known = places.get(term);
    if (known) known.push({ from, to });
    else places.set(term, [{ from, to }]);
  };
  for (const run of text.matchAll(runs)) {
    const [word] = run;
    if (hiraganaRun.test(word)) addHiragana(word, run.index, add);
    else if (spaceless.test(word)) addPieces(word, run.index, add);
    else addWord(word, run.index, add);
  }
  return { text, places };
}

const shorten = (text: string): string =>
  text.length <= head + tail ? text : `${text.slice(0, head)} ${text.slice(-tail)}`;
/** Addresses say where, not what. */
const addresses = /https?:\/\/\S+|\S+@\S+\.\S+/g;
/** Scripts have signs of their own that are no letters: radicals, stops, moons. */
const signs = /[^\p{L}\p{N}\p{M}\s-]/gu;
/** Letters and digits of one kind of script in a row; codes such as `E-21` whole. */
const runs =
  /[a-z]{1,4}-\d[a-z\d]*|\p{Script=Han}{2,}|\p{Script=Han}\p{Script=Hiragana}?|[\p{Script=Katakana}ー]+|\p{Script=Hangul}+|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+|\p{Script=Hiragana}{3,}|(?:(?![\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu;
const spaceless =
  /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;

const hiraganaRun = /^\p{Script=Hiragana}/u;

type Add = (term: string, from: number, to: number) => void;

/** Katakana words are long and share many pairs by chance; their pieces are longer. */
const katakana = /^[\p{Script=Katakana}ー]/u;
const particle = /[のをがはにでともへやな]$/u;

function addPieces(run: string, at: number, add: Add): void {
  // What follows the character of a word as its ending counts (`壊れ`), a particle does not.
  const word = particle.test(run) ? run.slice(0, -1) : run;
  const size = katakana.test(word) ? 3 : 2;
  // By characters: some take two places.
  const letters = Array.from(word);
  if (letters.length <= size) {
    if (word !== 'ー') add(word, at, at + word.length);
    return;
  }
  let from = at;
  for (const [index, letter] of letters.entries()) {
    const piece = letters.slice(index, index + size);
    if (piece.length < size) return;
    const term = piece.join('');
    add(term, from, from + term.length);
    from += letter.length;
  }
}

/** Phrases that every mail has, endings, and words that say how something is said. */
const grammar =
  'ありがとう|ございま(?:す|した)?|よろしく|おねがい|すみません|もうしわけ|こんにちは|いただ[きけい]|だけ|くださ[いる]?|でしょうか?|(?:のは|の)?です[かが]?|ます[かが]?|され[てたる]?|てしま[いうっ]?|いい|でした|ました|ません|ませ|まし|なかった|ない|なく|なり|ている?|ていた|ています?|います?|して|した(?:い)?|する|すれば|します?|しまい|しまっ|できる?|どう|なぜ|すぐ|この|その|もの|こと|ので|のに|けれど|から|という|ように|ような';
const hiraganaCut = new RegExp(
  String.raw`${grammar}|[をが]|(?<word>\p{Script=Hiragana}{3,}?)(?=${grammar}|[をがはにもへ]|$)|\p{Script=Hiragana}`,
  'gu',
);
/** Enough of a word to know its other forms by: つながらない, つながります. */
const hiraganaStem = 3;

/**
 * Words written in hiragana alone. No dictionary finds them well without kanji around them, but the same way of cutting
 * finds the same pieces in both texts.
 */
function addHiragana(run: string, at: number, add: Add): void {
  for (const { groups, index } of run.matchAll(hiraganaCut)) {
    const word = groups?.['word'];
    if (word) add(word.slice(0, hiraganaStem), at + index, at + index + word.length);
  }
}

/** Longer ones are no words. */
const longest = 40;

function addWord(word: string, at: number, add: Add): void {
  if (word.length < 2 || word.length > longest || commonWords.has(word)) return;
  add(/\d/.test(word) ? word.replace('-', '') : stem(word), at, at + word.length);
}

/** Forms of an English word in one: `charge`, `charges`, `charged`, `charging`. Other words lose little by it. */
export function stem(word: string): string {
  let root = word;
  for (const [ending, instead, least] of endings) {
    const cut = root.replace(ending, instead);
    if (cut.length >= least) root = cut;
  }
  return root.replace(/([b-df-hj-npqrtv-z])\1$/, '$1');
}
/** Taken off one after the other where at least so many letters are left. */
const endings: readonly (readonly [ending: RegExp, instead: string, least: number])[] = [
  [/(?:ies|ied)$/, 'y', 3],
  [/(?<=ss|sh|ch|x)es$/, '', 3],
  [/(?<=[^su])s$/, '', 3],
  [/ations?$/, '', 4],
  [/(?:ing|ed|ly)$/, '', 3],
  [/e$/, '', 3],
  [/y$/, 'i', 3],
];

/** Words that say how something is said. */
const commonWords: ReadonlySet<string> = new Set(
  `a about after again all already also always am an and another any anybody anyone anything are aren around as ask at
  away back be because been before being both but by came can cannot can't come could couldn d day days dear did didn
  do does doesn doing don done down each either else even ever every everything few find first for from get gets
  getting give given go goes going gone gonna good got great had has have haven having he hello help her here hey hi
  him his how however i if im in into is isn it its itself just keep kind know last least let lets like ll long look
  made make many may maybe me might mine more most much must my myself need needs never new next no nor not nothing
  now of off ok okay on once one only or other our out over own please possible put question quite rather re read
  really regards right s said same say see seem seems she should shouldn since so some somebody someone something
  soon sorry still such sure t take tell than thank thanks that the their them then there these they thing things
  think this those though through time to today told too tried try trying two up us use used using ve very via want
  wants was wasn way we week well went were weren what when where whether which while who why will with within without
  won work working would wouldn yes yet you your yours`.split(/\s+/),
);

/**
 * The words that two texts share, as they stand in one of them: pieces that overlap or touch are one word. Those that
 * say most come first.
 */
export function sharedWords(terms: Terms, shared: (term: string) => number, limit: number): string[] {
  const places: (Place & { weight: number })[] = [];
  for (const [term, found] of terms.places) {
    const weight = shared(term);
    if (weight > 0) places.push(...found.map((place) => ({ ...place, weight })));
  }
  places.sort((a, b) => a.from - b.from);
  const words = new Map<string, number>();
  let open: (Place & { weight: number }) | undefined;
  const close = (): void => {
    if (open) words.set(terms.text.slice(open.from, open.to), open.weight);
  };
  for (const place of places) {
    if (open && place.from <= open.to) {
      open = { from: open.from, to: Math.max(open.to, place.to), weight: open.weight + place.weight };
      continue;
    }
    close();
    open = place;
  }
  close();
  return [...words]
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .map(([word]) => word);
}
