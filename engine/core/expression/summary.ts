import { ExpressionFault } from './budget.ts';

/** One sentence on why an expression failed, in our own words for the types; without the library's drawing. */
export function summaryOf(error: unknown): string {
  if (error instanceof ExpressionFault) return error.message;
  if (error instanceof RangeError) return 'A value is nested too deeply.';
  if (typeof error !== 'object' || error === null || !('summary' in error)) return 'It failed.';
  const text = String(error.summary);
  const [, left, operator, right] = /^no such overload: (\S+) (\S+) (\S+)$/.exec(text) ?? [];
  if (operator) return `"${operator}" does not work with ${typeWord(left)} and ${typeWord(right)}.`;
  const worded = text.replace(/'([a-z]+(?:<.*>)?)'/g, (_, type: string) => typeWord(type));
  return `${worded.charAt(0).toUpperCase()}${worded.slice(1)}.`;
}

const words: Readonly<Record<string, string>> = {
  int: 'a number',
  double: 'a number',
  uint: 'a number',
  string: 'a text',
  bool: 'true or false',
  null: 'nothing',
  list: 'a list',
  map: 'a record',
  dyn: 'a value',
};

/** `list<string>` is a list. Types that are ours alone, such as a time, keep their last word. */
function typeWord(type = ''): string {
  const name = type.replace(/^dyn<(.*)>$/, '$1').replace(/<.*$/, '');
  const word = Object.hasOwn(words, name) ? words[name] : undefined;
  return word ?? `a ${name.split('.').at(-1)?.toLowerCase() ?? name}`;
}
