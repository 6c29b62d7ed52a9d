import type { Work } from '../../../engine/runtime/work.ts';
import { textSchema } from '../../../engine/core/text.ts';
import type { SlaInstance } from '../../../engine/records/cases.ts';
import type { CaseSla } from '../../contract/cases.ts';
import { slaPolicySchema, type SlaPolicy } from '../../contract/sla.ts';
import type { Database } from '../../store/database.ts';
import { all, insert, one, p, patch, rowById, statement } from '../../store/query.ts';

const decodePolicy = (row: Database['slaPolicies']): SlaPolicy =>
  slaPolicySchema.parse({ ...row, name: JSON.parse(row.name) });
const encodePolicy = (policy: SlaPolicy): Database['slaPolicies'] => ({
  ...policy,
  name: JSON.stringify(policy.name),
});
const policy = rowById('slaPolicies');
export function* policyById(id: string): Work<SlaPolicy | undefined> {
  const row = yield* one(policy, { id });
  return row && decodePolicy(row);
}
const policies = statement<object>()((db) => db.selectFrom('slaPolicies').selectAll().orderBy('id'));
export function* allPolicies(): Work<SlaPolicy[]> {
  return (yield* all(policies, {})).map(decodePolicy);
}
export const insertPolicy = (row: SlaPolicy): Work<void> => insert('slaPolicies', encodePolicy(row));
export function* savePolicy(row: SlaPolicy): Work<void> {
  yield* patch('slaPolicies', row.id, encodePolicy(row));
}

// Rows were checked before they were written, so the columns hold what the record type says.
const decode = (row: Database['slaInstances']): SlaInstance => ({
  ...row,
  kpi: row.kpi as SlaInstance['kpi'],
  state: row.state as SlaInstance['state'],
});
const instance = rowById('slaInstances');
export function* instanceById(id: string): Work<SlaInstance | undefined> {
  const row = yield* one(instance, { id });
  return row && decode(row);
}
const ofCase = statement<{ caseId: string }>()((db) =>
  db
    .selectFrom('slaInstances')
    .selectAll()
    .where('caseId', '=', p<string>('caseId'))
    .where('state', '!=', 'cancelled'),
);
/** The clock of a case that counts: a case has one at most that was not cancelled. */
export function* instanceOfCase(caseId: string): Work<SlaInstance | undefined> {
  const row = yield* one(ofCase, { caseId });
  return row && decode(row);
}
const shown = statement<{ caseId: string }>()((db) =>
  db
    .selectFrom('slaInstances')
    .innerJoin('slaPolicies', 'slaPolicies.id', 'slaInstances.policyId')
    .selectAll('slaInstances')
    .select('slaPolicies.name as policyName')
    .where('caseId', '=', p<string>('caseId'))
    .where('state', '!=', 'cancelled'),
);
export function* clockOfCase(caseId: string): Work<CaseSla | undefined> {
  const row = yield* one(shown, { caseId });
  if (!row) return undefined;
  const { policyName, ...stored } = row;
  return { ...decode(stored), policyName: textSchema.parse(JSON.parse(policyName)) };
}
export const insertInstance = (row: SlaInstance): Work<void> => insert('slaInstances', row);
export function* patchInstance(id: string, set: Partial<SlaInstance>): Work<void> {
  yield* patch('slaInstances', id, set);
}
