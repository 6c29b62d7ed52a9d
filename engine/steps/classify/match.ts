import { fold } from '../../core/expression/expression.ts';
import type { Reason } from '../../core/step.ts';
import type { Rule, Ruleset } from '../../runtime/desk.ts';
import type { ClassifiedLabel } from './definition.ts';

export type OutputValue = string | number | boolean;
export interface Classification {
  labels: ClassifiedLabel[];
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
  for (const [at, rule] of ruleset.rules.entries()) {
    const found = matchRule(folded, rule, result.outputs);
    if (!found) continue;
    const number = at + 1;
    for (const [field, value] of Object.entries(rule.outputs)) {
      if (Object.hasOwn(result.outputs, field)) continue;
      result.outputs[field] = value;
      result.labels.push({ field, value, source: 'rule', ruleset: ruleset.key, rule: number, confidence: 1 });
    }
    result.why.push({
      text: `ruleset ${ruleset.key}, rule ${number}`,
      left: found,
      op: 'matches',
      right: rule.label ?? null,
      result: { ...rule.outputs },
    });
    return;
  }
  result.why.push({ text: `ruleset ${ruleset.key}`, op: 'matches', result: false });
}

/** The words that made the rule match, or undefined when it does not. */
function matchRule(
  folded: string,
  { any = [], all = [], none = [], when = {} }: Rule,
  outputs: Readonly<Record<string, OutputValue>>,
): string[] | undefined {
  for (const [field, value] of Object.entries(when))
    if (!Object.hasOwn(outputs, field) || outputs[field] !== value) return undefined;
  const hits = (words: readonly string[]): string[] => words.filter((word) => contains(folded, word));
  if (none.some((word) => contains(folded, word))) return undefined;
  const every = hits(all);
  if (every.length < all.length) return undefined;
  const some = hits(any);
  if (any.length > 0 && some.length === 0) return undefined;
  // A rule that asks for nothing at all would swallow every text.
  if (any.length + all.length + none.length + Object.keys(when).length === 0) return undefined;
  return [...every, ...some];
}

/** A letter or digit of a script that puts spaces between words; such words are matched whole. */
const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}\p{Nd}_]/u;
/** Folded once; rules are few and live as long as the process. Bounded, since previews bring words of their own. */
const folds = new Map<string, string>();
const maxFolds = 20_000;

function foldWord(word: string): string {
  const known = folds.get(word);
  if (known !== undefined) return known;
  if (folds.size >= maxFolds) folds.clear();
  const folded = fold(word).trim();
  folds.set(word, folded);
  return folded;
}

/** Whether a word stands in a folded text: whole where its script has spaces ("app" is not in "happy"), anywhere else. */
export function contains(folded: string, word: string): boolean {
  const wanted = foldWord(word);
  if (wanted === '') return false;
  const first = spaced.test(firstOf(wanted));
  const last = spaced.test(lastOf(wanted));
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + 1)) {
    const before = at > 0 && first && spaced.test(lastOf(folded.slice(Math.max(0, at - 2), at)));
    const end = at + wanted.length;
    const after = end < folded.length && last && spaced.test(firstOf(folded.slice(end, end + 2)));
    if (!before && !after) return true;
  }
  return false;
}

/** First and last character, surrogate pairs whole. */
const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 32);
const lastOf = (text: string): string => /.$/su.exec(text)?.[0] ?? ' ';
