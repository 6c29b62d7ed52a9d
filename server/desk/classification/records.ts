import type { Work } from '../../../engine/runtime/work.ts';
import { rulesetSchema, type StoredRuleset } from '../../contract/classification.ts';
import type { Database } from '../../store/database.ts';
import { all, insert, one, patch, rowById, statement } from '../../store/query.ts';

const decode = (row: Database['rulesets']): StoredRuleset =>
  rulesetSchema.parse({
    ...row,
    key: row.id,
    title: JSON.parse(row.title),
    rules: JSON.parse(row.rules),
  });
function encode({ key: _key, ...ruleset }: StoredRuleset): Database['rulesets'] {
  return { ...ruleset, title: JSON.stringify(ruleset.title), rules: JSON.stringify(ruleset.rules) };
}

const ruleset = rowById('rulesets');
export function* rulesetByKey(key: string): Work<StoredRuleset | undefined> {
  const row = yield* one(ruleset, { id: key });
  return row && decode(row);
}
/** By the row, which a commit reads once. */
export function* versionOf(key: string): Work<number | undefined> {
  return (yield* one(ruleset, { id: key }))?.version;
}
const everything = statement<object>()((db) => db.selectFrom('rulesets').selectAll().orderBy('id'));
export function* allRulesets(): Work<StoredRuleset[]> {
  return (yield* all(everything, {})).map(decode);
}
export const insertRuleset = (row: StoredRuleset): Work<void> => insert('rulesets', encode(row));
export function* saveRulesetRow(row: StoredRuleset): Work<void> {
  yield* patch('rulesets', row.id, encode(row));
}
