import { fold } from '../../core/expression/expression.ts';
import type { Reason } from '../../core/step.ts';
import type { Rule, Ruleset } from '../../runtime/desk.ts';
import type { RuledLabel } from './definition.ts';

export type OutputValue = string | number | boolean;
export interface Classification {
  labels: RuledLabel[];
  outputs: Record<string, OutputValue>;
  why: Reason[];
}

/**
 * Reads a text with rulesets, in order. In each the first rule that matches gives its outputs; later sets may
 * look at them. An output that an earlier set has given stays.
 */
export function classifyText(text: string, rulesets: readonly Ruleset[]): Classification {
  const folded = fold(text);
  const result: Classification = { labels: [], outputs: {}, why: [] };
  for (const ruleset of rulesets) applyRuleset(folded, ruleset, result);
  return result;
}

function applyRuleset(folded: string, ruleset: Ruleset, result: Classification): void {
  const lost: Lost[] = [];
  for (const [at, rule] of ruleset.rules.entries()) {
    const number = at + 1;
    const match = matchRule(folded, rule, result.outputs);
    if ('why' in match) {
      lost.push({ number, ...match });
      continue;
    }
    result.why.push({
      text: `ruleset ${ruleset.key}, rule ${number}`,
      left: match.found,
      op: 'matches',
      right: rule.label ?? null,
      result: { ...rule.outputs },
    });
    for (const [field, value] of Object.entries(rule.outputs)) {
      if (Object.hasOwn(result.outputs, field)) continue;
      result.outputs[field] = value;
      result.labels.push({ field, value, source: 'rule', ruleset: ruleset.key, rule: number, confidence: 1 });
    }
    result.why.push(...tellLost(ruleset, lost));
    if (number < ruleset.rules.length)
      result.why.push({
        text: `ruleset ${ruleset.key}, not reached`,
        left: span(number + 1, ruleset.rules.length),
      });
    return;
  }
  result.why.push(
    { text: `ruleset ${ruleset.key}`, op: 'matches', result: false },
    ...tellLost(ruleset, lost),
  );
}

/** Why a rule did not match: a word that forbids it, a field that an earlier set gave otherwise, or no words. */
type Miss =
  | { why: 'words' }
  | { why: 'excluded'; word: string }
  | { why: 'field'; field: string; wanted: unknown; was: unknown };
type Lost = Miss & { number: number };

/** Rules whose words are not in the text share one line: a long set would drown what matters. */
function tellLost({ key }: Ruleset, lost: readonly Lost[]): Reason[] {
  const why: Reason[] = [];
  for (const miss of lost) {
    const text = `ruleset ${key}, rule ${miss.number}`;
    if (miss.why === 'excluded') why.push({ text: `${text} excluded`, left: miss.word });
    else if (miss.why === 'field')
      why.push({ text: `${text} needs`, left: miss.field, right: miss.wanted, result: miss.was });
  }
  const wordless = lost.filter((miss) => miss.why === 'words').map(({ number }) => number);
  if (wordless.length > 0) why.push({ text: `ruleset ${key}, no words`, left: spans(wordless) });
  return why;
}

/** `1-3, 7`. In ASCII, as most receipts then are: V8 and SQLite are faster with it. */
function spans(numbers: readonly number[]): string {
  const parts: [from: number, to: number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => span(from, to)).join(', ');
}
const span = (from: number, to: number): string => (from === to ? String(from) : `${from}-${to}`);

/** The words that made the rule match, or why it does not. */
function matchRule(
  folded: string,
  { any = [], all = [], none = [], when = {} }: Rule,
  outputs: Readonly<Record<string, OutputValue>>,
): { found: string[] } | Miss {
  for (const [field, wanted] of Object.entries(when)) {
    const was = Object.hasOwn(outputs, field) ? outputs[field] : null;
    if (was !== wanted) return { why: 'field', field, wanted, was };
  }
  const forbidden = none.find((word) => contains(folded, word));
  if (forbidden !== undefined) return { why: 'excluded', word: forbidden };
  const hits = (words: readonly string[]): string[] => words.filter((word) => contains(folded, word));
  const every = hits(all);
  if (every.length < all.length) return { why: 'words' };
  const some = hits(any);
  if (any.length > 0 && some.length === 0) return { why: 'words' };
  // A rule that asks for nothing at all would swallow every text.
  if (any.length + all.length + none.length + Object.keys(when).length === 0) return { why: 'words' };
  return { found: [...every, ...some] };
}

/** A letter or digit of a script that puts spaces between words; such words are matched whole. */
const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}\p{Nd}_]/u;
/** A word as it is sought: folded, and whether its ends must be ends of words in the text as well. */
interface Sought {
  text: string;
  first: boolean;
  last: boolean;
}
/** Folded once; rules are few and live as long as the process. Bounded, since previews bring words of their own. */
const known = new Map<string, Sought>();
const mostKnown = 20_000;

function soughtOf(word: string): Sought {
  const found = known.get(word);
  if (found) return found;
  if (known.size >= mostKnown) known.clear();
  const text = fold(word).trim();
  const sought = { text, first: spaced.test(firstOf(text)), last: spaced.test(lastOf(text)) };
  known.set(word, sought);
  return sought;
}

/** Whether a word stands in a folded text: whole where its script has spaces ("app" is not in "happy"), anywhere else. */
export function contains(folded: string, word: string): boolean {
  const { text, first, last } = soughtOf(word);
  if (text === '') return false;
  for (let at = folded.indexOf(text); at !== -1; at = folded.indexOf(text, at + 1)) {
    const before = at > 0 && first && spaced.test(lastOf(folded.slice(Math.max(0, at - 2), at)));
    const end = at + text.length;
    const after = end < folded.length && last && spaced.test(firstOf(folded.slice(end, end + 2)));
    if (!before && !after) return true;
  }
  return false;
}

/** First and last character, surrogate pairs whole. */
const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 32);
const lastOf = (text: string): string => /.$/su.exec(text)?.[0] ?? ' ';
