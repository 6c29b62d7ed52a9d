import { headLength, tailLength } from './settings.ts';
import { withoutQuotes } from './quotes.ts';

/** A text as the features see it. `from[i]` is where character i begins in the original; null while nobody asks. */
export interface Folded {
  text: string;
  from: Int32Array | null;
}

/** What stands for a web address, a mail address and a long number: characters that no one types. */
const urlMark = '\uE001';
const mailMark = '\uE002';
const numberMark = '\uE003';

const notAscii = /[\u0080-\uffff]/;
const cluster = /[^\p{M}\uFF9E\uFF9F\u1160-\u11FF][\p{M}\uFF9E\uFF9F\u1160-\u11FF]*|[^]/gu;
const url = /(?:https?:\/\/|www\.)[^\s<>"'、。）)」]+/gu;
const mail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu;
const longNumber = /\p{Nd}(?:[-\p{Nd}]{3,40})\p{Nd}/gu;
const invisible = /\p{Cf}+/gu;
const blank = /[\s\p{Cc}]+/gu;

/**
 * NFKC, lower case, one space for any white space, without quoted replies and signatures, addresses and long numbers as
 * their shape; the first 2,000 and the last 500 characters. With `traced`, every character knows where it came from.
 */
export function fold(raw: string, traced = false): Folded {
  const kept = capped(withoutQuotes(raw), traced);
  let folded = compatible(kept);
  folded = replaced(folded, invisible, '');
  folded = replaced(folded, blank, ' ');
  if (folded.text.includes('@')) folded = replaced(folded, mail, ` ${mailMark} `);
  if (/:\/\/|www\./.test(folded.text)) folded = replaced(folded, url, ` ${urlMark} `);
  return replaced(folded, longNumber, numberMark);
}

/** The same, as a text alone: what duplicates and word lists are compared by. */
export const normalise = (raw: string): string => fold(raw).text.trim();

function capped(text: string, traced: boolean): Folded {
  const isLong = text.length > headLength + tailLength;
  const head = isLong ? headLength : text.length;
  const short = isLong ? `${text.slice(0, head)} ${text.slice(-tailLength)}` : text;
  if (!traced) return { text: short, from: null };
  const skipped = isLong ? text.length - tailLength - head - 1 : 0;
  const from = Int32Array.from({ length: short.length + 1 }, (_, at) => (at <= head ? at : at + skipped));
  return { text: short, from };
}

function compatible({ text, from }: Folded): Folded {
  if (!notAscii.test(text)) return { text: text.toLowerCase(), from };
  if (from === null) return { text: text.normalize('NFKC').toLowerCase(), from };
  let result = '';
  const origin: number[] = [];
  for (const match of text.matchAll(cluster)) {
    const piece = match[0].normalize('NFKC').toLowerCase();
    for (let at = 0; at < piece.length; at++) origin.push(from[match.index]!);
    result += piece;
  }
  origin.push(from[text.length]!);
  return { text: result, from: Int32Array.from(origin) };
}

function replaced({ text, from }: Folded, pattern: RegExp, by: string): Folded {
  if (from === null) return { text: text.replace(pattern, by), from };
  let result = '';
  let done = 0;
  const origin: number[] = [];
  const copyTo = (end: number): void => {
    result += text.slice(done, end);
    for (let at = done; at < end; at++) origin.push(from[at]!);
  };
  for (const match of text.matchAll(pattern)) {
    copyTo(match.index);
    result += by;
    for (let at = 0; at < by.length; at++) origin.push(from[match.index]!);
    done = match.index + match[0].length;
  }
  copyTo(text.length);
  origin.push(from[text.length]!);
  return { text: result, from: Int32Array.from(origin) };
}
