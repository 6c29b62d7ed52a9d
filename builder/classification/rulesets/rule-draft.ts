import { fold, type Text } from '../../../engine/browser.ts';
import type { classificationApi } from '../../../server/client.ts';

type Rule = classificationApi.RulesetBody['rules'][number];

/** A rule as it is typed: words of a kind stand in one line. `id` is its identity while it is moved about. */
export interface RuleDraft {
  id: number;
  label: Text;
  any: string;
  all: string;
  none: string;
  when: Pair[];
  outputs: Pair[];
}
export interface Pair {
  name: string;
  value: string;
}
export interface RulesetDraft {
  key: string;
  title: Text;
  rules: RuleDraft[];
}
export type RuleFault = 'asksNothing' | 'givesNothing' | 'badName';

const emptyText: Text = { en: '', ja: '' };
export const emptyRule = (id: number): RuleDraft => ({
  id,
  label: emptyText,
  any: '',
  all: '',
  none: '',
  when: [],
  outputs: [{ name: 'reason', value: '' }],
});
export const emptyRuleset: RulesetDraft = { key: '', title: emptyText, rules: [emptyRule(0)] };

/** `二重、請求, refund` → three words. A word that is there twice counts once. */
export function wordsOf(line: string): string[] {
  const words = line.split(/[,、，\n]/).map((word) => word.trim());
  return words.filter(
    (word, at) => word !== '' && words.findIndex((each) => fold(each) === fold(word)) === at,
  );
}
const lineOf = (words: readonly string[] | undefined): string => (words ?? []).join(', ');

/** `true`, `false` and plain numbers are meant as such; conditions of flows compare them by kind. */
export function valueOf(text: string): string | number | boolean {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

const pairsOf = (values: Record<string, unknown> | undefined): Pair[] =>
  Object.entries(values ?? {}).map(([name, value]) => ({ name, value: String(value) }));
const filled = (pairs: readonly Pair[]): Pair[] =>
  pairs.filter(({ name, value }) => name.trim() !== '' && value.trim() !== '');
const valuesOf = (pairs: readonly Pair[]): Record<string, string | number | boolean> =>
  Object.fromEntries(filled(pairs).map(({ name, value }) => [name.trim(), valueOf(value)]));

export const draftOf = ({ key, title, rules }: classificationApi.StoredRuleset): RulesetDraft => ({
  key,
  title,
  rules: rules.map(({ label, any, all, none, when, outputs }, id) => ({
    id,
    label: label ?? emptyText,
    any: lineOf(any),
    all: lineOf(all),
    none: lineOf(none),
    when: pairsOf(when),
    outputs: pairsOf(outputs),
  })),
});

export function ruleOf({ label, any, all, none, when, outputs }: RuleDraft): Rule {
  const words = { any: wordsOf(any), all: wordsOf(all), none: wordsOf(none) };
  const named = label.en.trim() !== '' || label.ja.trim() !== '';
  return {
    ...(named && { label }),
    ...(words.any.length > 0 && { any: words.any }),
    ...(words.all.length > 0 && { all: words.all }),
    ...(words.none.length > 0 && { none: words.none }),
    ...(filled(when).length > 0 && { when: valuesOf(when) }),
    outputs: valuesOf(outputs),
  };
}

export const bodyOf = ({ title, rules }: RulesetDraft): classificationApi.RulesetBody => ({
  title,
  rules: rules.map(ruleOf),
});

const isName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name.trim());

/** Why a rule cannot be saved, or would never do anything. */
export function faultOf(draft: RuleDraft): RuleFault | undefined {
  const { any, all, none, when, outputs } = ruleOf(draft);
  if (!any && !all && !none && !when) return 'asksNothing';
  if (Object.keys(outputs).length === 0) return 'givesNothing';
  return filled([...draft.when, ...draft.outputs]).every(({ name }) => isName(name)) ? undefined : 'badName';
}
