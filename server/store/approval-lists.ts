import type { Form } from '../../engine/core/form.ts';
import type { Approver } from '../../engine/core/step.ts';
import type { Text } from '../../engine/core/text.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { Approval } from '../contract/approvals.ts';
import { all, one, p, statement } from './query.ts';

const open = statement<object>()((db) =>
  db
    .selectFrom('tasks')
    .innerJoin('runs', 'runs.id', 'tasks.runId')
    .innerJoin('flows', 'flows.id', 'runs.flowId')
    .select(['tasks.runId', 'tasks.token', 'tasks.caseId', 'tasks.form', 'tasks.createdAt'])
    .select(['tasks.approvers', 'flows.title'])
    .where('tasks.approvers', 'is not', null)
    .orderBy('tasks.createdAt')
    .limit(1000),
);
const ofVisit = statement<{ runId: string; token: string }>()((db) =>
  db.selectFrom('tasks').select('approvers').where('runId', '=', p('runId')).where('token', '=', p('token')),
);

/** Everything that waits for somebody's decision, with who may decide. */
export function* openApprovals(): Work<(Approval & { approvers: Approver[] })[]> {
  const rows = yield* all(open, {});
  return rows.map(({ title, form, approvers, ...row }) => ({
    ...row,
    flowTitle: JSON.parse(title) as Text,
    form: JSON.parse(form) as Form,
    approvers: JSON.parse(approvers ?? '[]') as Approver[],
  }));
}

/** Who may decide at this visit; undefined when it waits for nobody's decision. */
export function* approversOf(runId: string, token: string): Work<Approver[] | undefined> {
  const approvers = (yield* one(ofVisit, { runId, token }))?.approvers;
  return approvers == null ? undefined : (JSON.parse(approvers) as Approver[]);
}
