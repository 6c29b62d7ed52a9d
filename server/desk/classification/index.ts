import type { Fault, Ruleset } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { classifyText } from '../../../engine/steps/classify/match.ts';
import {
  maxRulesets,
  type Preview,
  type RulesetBody,
  type StoredRuleset,
} from '../../contract/classification.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { fault, isFault } from '../fault.ts';
import { allRulesets, insertRuleset, rulesetByKey, saveRulesetRow, versionOf } from './records.ts';
import { say } from '../../contract/say.ts';
import { saidIn } from '../../../engine/core/sentence.ts';

export { classificationRoutes } from './routes.ts';

/** Stored rulesets. What they say of a text is the classify step's business. */
export function createClassification({ clock }: Pick<DeskContext, 'clock'>) {
  /** Parsed once per version: a ruleset has up to a hundred rules and is read with every message. */
  const parsed = new Map<string, StoredRuleset>();

  function* load(key: string): Work<StoredRuleset | undefined> {
    const version = yield* versionOf(key);
    const known = parsed.get(key);
    if (version === undefined || known?.version === version) return version === undefined ? undefined : known;
    const fresh = yield* rulesetByKey(key);
    if (fresh) parsed.set(key, fresh);
    return fresh;
  }

  function* rulesets(keys: readonly string[]): Work<Ruleset[] | Fault> {
    const found: Ruleset[] = [];
    for (const key of keys) {
      const ruleset = yield* load(key);
      if (!ruleset) return fault('UNKNOWN_RULESET', say('rulesetUnknown', { key }));
      found.push(ruleset);
    }
    return found;
  }

  function* save(key: string, body: RulesetBody, ifMatch?: number): Work<StoredRuleset | Problem> {
    const all = yield* allRulesets();
    const before = all.find((ruleset) => ruleset.key === key);
    if (ifMatch !== undefined && ifMatch !== before?.version)
      return new Problem('preconditionFailed', say('rulesetChanged', { key }));
    if (!before && all.length >= maxRulesets)
      return new Problem('conflict', say('rulesetsFull', { most: maxRulesets }));
    const now = new Date(clock.now()).toISOString();
    const createdAt = before?.createdAt ?? now;
    const version = (before?.version ?? 0) + 1;
    const after: StoredRuleset = { ...body, id: key, key, createdAt, updatedAt: now, version };
    yield* before ? saveRulesetRow(after) : insertRuleset(after);
    return after;
  }

  function* preview(
    text: string,
    keys?: readonly string[],
  ): Work<Pick<Preview, 'matches' | 'outputs'> | Problem> {
    const sets = keys ? yield* rulesets(keys) : yield* allRulesets();
    if (isFault(sets)) return new Problem('invalid', saidIn(sets.fault));
    const { labels, outputs, why } = classifyText(text, sets);
    const matches = sets.map(({ key, rules }) => {
      const rule = labels.find(({ ruleset }) => ruleset === key)?.rule ?? null;
      const line = why.find(({ text, op }) => op === 'matches' && text === `ruleset ${key}, rule ${rule}`);
      const words = line?.left;
      return {
        ruleset: key,
        rule,
        label: (rule !== null && rules[rule - 1]?.label) || null,
        words: Array.isArray(words) ? words.map(String) : [],
        outputs: Object.fromEntries(
          labels.filter(({ ruleset }) => ruleset === key).map(({ field, value }) => [field, value]),
        ),
      };
    });
    return { matches, outputs };
  }

  return { list: allRulesets, rulesets, save, preview };
}
export type Classifier = ReturnType<typeof createClassification>;
