import type { Approver } from '../../engine/core/step.ts';
import type { Runtime } from '../../engine/runtime/runtime.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import * as contract from '../contract/approvals.ts';
import { Problem } from '../contract/problem.ts';
import { route, type Route } from '../http/handler.ts';
import { approversOf, openApprovals } from '../store/approval-lists.ts';
import { startedBody } from './run-bodies.ts';
import { say } from '../contract/say.ts';

export interface ApprovalPorts {
  db: Db;
  runtime: Runtime;
  /** The people who are meant, as the desk is staffed now. */
  peopleOf(approvers: readonly Approver[]): Work<string[]>;
}

/** Who may decide is asked anew each time: roles and queues change while something waits. */
export function approvalRoutes({ db, runtime, peopleOf }: ApprovalPorts): Route[] {
  function* mine(personId: string): Work<contract.Approval[]> {
    const items: contract.Approval[] = [];
    for (const { approvers, ...approval } of yield* openApprovals())
      if ((yield* peopleOf(approvers)).includes(personId)) items.push(approval);
    return items;
  }

  function* mayDecide(runId: string, token: string, personId: string): Work<boolean> {
    const approvers = yield* approversOf(runId, token);
    return approvers !== undefined && (yield* peopleOf(approvers)).includes(personId);
  }

  return [
    route(contract.listApprovals, async ({ caller }) => ({ items: await db.read(() => mine(caller.id)) })),
    route(contract.decideApproval, ({ params, body, caller }) =>
      db.write(function* () {
        const signal = { type: 'decided' as const, ...body, by: caller.id, byName: caller.name };
        if (!(yield* mayDecide(params.id, params.token, caller.id))) {
          // Decided or given up meanwhile, and not somebody else's: the token says which.
          const isOver = (yield* approversOf(params.id, params.token)) === undefined;
          return isOver
            ? new Problem('stale', say('approvalGone'))
            : new Problem('notFound', say('approvalNotYours'));
        }
        const event = { type: 'signalled' as const, token: params.token, signal };
        const moved = yield* runtime.driver.apply(params.id, event);
        if ('refused' in moved) return new Problem('stale', say('approvalDecided'));
        return startedBody(moved.run, null);
      }),
    ),
  ];
}
