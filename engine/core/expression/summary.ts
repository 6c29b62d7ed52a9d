import { ExpressionFault } from './budget.ts';
import type { Said } from '../sentence.ts';
import type { Text } from '../text.ts';
import { say } from '../sentences/say.ts';

/** One sentence on why an expression failed, in our own words for the types; without the library's drawing. */
export function summaryOf(error: unknown): Said {
  if (error instanceof ExpressionFault) return error.said;
  if (error instanceof RangeError) return say('valueTooDeep');
  if (typeof error !== 'object' || error === null || !('summary' in error)) return say('itFailed');
  const text = String(error.summary);
  const [, left, operator, right] = /^no such overload: (\S+) (\S+) (\S+)$/.exec(text) ?? [];
  if (operator) return say('wrongOperands', { operator, left: typeWord(left), right: typeWord(right) });
  const worded = text.replace(/'([a-z]+(?:<.*>)?)'/g, (_, type: string) => typeWord(type).en);
  return say('library', { detail: `${worded.charAt(0).toUpperCase()}${worded.slice(1)}.` });
}

const number = { en: 'a number', ja: '数値' };
const words: Readonly<Record<string, Text>> = {
  int: number,
  double: number,
  uint: number,
  string: { en: 'a text', ja: 'テキスト' },
  bool: { en: 'true or false', ja: '真偽値' },
  null: { en: 'nothing', ja: '空の値' },
  list: { en: 'a list', ja: 'リスト' },
  map: { en: 'a record', ja: 'レコード' },
  dyn: { en: 'a value', ja: '値' },
};

/** `list<string>` is a list. Types that are ours alone, such as a time, keep their last word. */
function typeWord(type = ''): Text {
  const name = type.replace(/^dyn<(.*)>$/, '$1').replace(/<.*$/, '');
  const word = Object.hasOwn(words, name) ? words[name] : undefined;
  if (word) return word;
  const last = name.split('.').at(-1)?.toLowerCase() ?? name;
  return { en: `a ${last}`, ja: last };
}
