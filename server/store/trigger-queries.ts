import type { Cause } from '../../engine/core/causes.ts';
import type { RunStore } from '../../engine/runtime/run-store.ts';
import { all, insert, one, p, statement } from './query.ts';

type TriggerQueries = Pick<RunStore, 'hasActiveRun' | 'keepOrigin' | 'originOf' | 'timersOf'>;

const activeOfFlow = statement<{ flowKey: string }>()((db) =>
  db
    .selectFrom('runs')
    .select('id')
    .where('flowKey', '=', p('flowKey'))
    .where('status', '=', 'active')
    .limit(1),
);
const activeOfCase = statement<{ flowKey: string; caseId: string }>()((db) =>
  db
    .selectFrom('runs')
    .select('id')
    .where('caseId', '=', p('caseId'))
    .where('flowKey', '=', p('flowKey'))
    .where('status', '=', 'active')
    .limit(1),
);
const activeOfConversation = statement<{ flowKey: string; conversationId: string }>()((db) =>
  db
    .selectFrom('runs')
    .select('id')
    .where('conversationId', '=', p('conversationId'))
    .where('flowKey', '=', p('flowKey'))
    .where('status', '=', 'active')
    .limit(1),
);
const activeOfRecord = statement<{ flowKey: string; recordId: string }>()((db) =>
  db
    .selectFrom('runOrigins')
    .innerJoin('runs', 'runs.id', 'runOrigins.runId')
    .select('runs.id')
    .where('runOrigins.recordId', '=', p('recordId'))
    .where('runOrigins.flowKey', '=', p('flowKey'))
    .where('runs.status', '=', 'active')
    .limit(1),
);
const origin = statement<{ runId: string }>()((db) =>
  db.selectFrom('runOrigins').select(['recordId', 'causes']).where('runId', '=', p('runId')),
);
const ofKind = statement<{ kind: string }>()((db) =>
  db.selectFrom('timers').selectAll().where('kind', '=', p('kind')),
);
const ofSubject = statement<{ kind: string; subject: string }>()((db) =>
  db.selectFrom('timers').selectAll().where('kind', '=', p('kind')).where('subject', '=', p('subject')),
);

/** What starts flows by itself. */
export const triggerQueries: TriggerQueries = {
  *hasActiveRun(flowKey, { caseId, conversationId, recordId }) {
    if (caseId !== undefined) return (yield* all(activeOfCase, { flowKey, caseId })).length > 0;
    if (conversationId !== undefined)
      return (yield* all(activeOfConversation, { flowKey, conversationId })).length > 0;
    if (recordId !== undefined) return (yield* all(activeOfRecord, { flowKey, recordId })).length > 0;
    return (yield* all(activeOfFlow, { flowKey })).length > 0;
  },
  *keepOrigin(runId, flowKey, { recordId, causes }) {
    yield* insert('runOrigins', {
      runId,
      flowKey,
      recordId: recordId ?? null,
      causes: JSON.stringify(causes),
    });
  },
  *originOf(runId) {
    const row = yield* one(origin, { runId });
    // Written above.
    return row && { recordId: row.recordId ?? undefined, causes: JSON.parse(row.causes) as Cause[] };
  },
  *timersOf(kind, subject) {
    const rows =
      subject === undefined ? yield* all(ofKind, { kind }) : yield* all(ofSubject, { kind, subject });
    return rows.map(({ share: _share, ...row }) => ({
      ...row,
      data: JSON.parse(row.data) as Record<string, unknown>,
    }));
  },
};
