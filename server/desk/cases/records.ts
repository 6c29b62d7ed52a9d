import { sql } from 'kysely';
import type { Work } from '../../../engine/runtime/work.ts';
import { textSchema } from '../../../engine/core/text.ts';
import type { Case } from '../../../engine/records/cases.ts';
import type { CaseSummary } from '../../contract/cases.ts';
import type { Database } from '../../store/database.ts';
import { all, builder, dynamic, insert, one, p, patch, rowById, run, statement } from '../../store/query.ts';
import { contains, searchText } from '../../store/search-text.ts';

type Row = Database['cases'];
// Rows were checked before they were written, so the columns hold what the record type says. Written out, because
// this is read several times per message and taking a rest of the row costs more than reading it.
export function decodeCase(row: Row): Case {
  return {
    id: row.id,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
    number: row.number,
    subject: row.subject,
    description: row.description,
    channel: row.channel as Case['channel'],
    language: row.language,
    contactId: row.contactId,
    accountId: row.accountId,
    conversationId: row.conversationId,
    status: row.status as Case['status'],
    priority: row.priority as Case['priority'],
    type: row.type as Case['type'],
    reason: row.reason,
    product: row.product,
    department: row.department as Case['department'],
    queueId: row.queueId,
    ownerId: row.ownerId,
    previousCaseId: row.previousCaseId,
    resolution: row.resolution,
    tags: JSON.parse(row.tags) as string[],
    firstAgentReplyAt: row.firstAgentReplyAt,
    lastCustomerMessageAt: row.lastCustomerMessageAt,
    solvedAt: row.solvedAt,
    closedAt: row.closedAt,
    reopenCount: row.reopenCount,
  };
}

const byId = rowById('cases');
export function* caseById(id: string): Work<Case | undefined> {
  const row = yield* one(byId, { id });
  return row && decodeCase(row);
}
const latest = statement<{ conversationId: string }>()((db) =>
  db
    .selectFrom('cases')
    .selectAll()
    .where('conversationId', '=', p<string>('conversationId'))
    .orderBy('sequence', 'desc')
    .limit(1),
);
export function* latestCaseOf(conversationId: string): Work<Case | undefined> {
  const row = yield* one(latest, { conversationId });
  return row && decodeCase(row);
}

const countOn = statement<{ name: string }>()((db) =>
  db
    .updateTable('counters')
    .set({ value: sql<number>`value + 1` })
    .where('name', '=', p<string>('name')),
);
const counted = statement<{ name: string }>()((db) =>
  db.selectFrom('counters').select('value').where('name', '=', p<string>('name')),
);
/** Written, then read: on SQLite that is several times faster than `returning`. */
export function* nextSequence(): Work<number> {
  const first = { name: 'case', value: 100_001 };
  if ((yield* run(countOn, first)) === 0) yield* insert('counters', first);
  return (yield* one(counted, first))?.value ?? first.value;
}
export const insertCase = (created: Case, sequence: number): Work<void> =>
  insert('cases', {
    sequence,
    id: created.id,
    createdAt: created.createdAt,
    updatedAt: created.updatedAt,
    version: created.version,
    number: created.number,
    subject: created.subject,
    description: created.description,
    channel: created.channel,
    language: created.language,
    contactId: created.contactId,
    accountId: created.accountId,
    conversationId: created.conversationId,
    status: created.status,
    priority: created.priority,
    type: created.type,
    reason: created.reason,
    product: created.product,
    department: created.department,
    queueId: created.queueId,
    ownerId: created.ownerId,
    previousCaseId: created.previousCaseId,
    resolution: created.resolution,
    tags: JSON.stringify(created.tags),
    firstAgentReplyAt: created.firstAgentReplyAt,
    lastCustomerMessageAt: created.lastCustomerMessageAt,
    solvedAt: created.solvedAt,
    closedAt: created.closedAt,
    reopenCount: created.reopenCount,
    searchText: searchText(created.subject),
  });
export function* patchCase(id: string, changes: Partial<Case>): Work<void> {
  yield* patch('cases', id, toRow(changes));
}
function toRow(changes: Partial<Case>): Partial<Row> {
  // All columns but that of the tags hold what the record does.
  const alike: Partial<Omit<Case, 'tags'>> = changes;
  const row: Partial<Row> = { ...alike };
  if (changes.tags !== undefined) row.tags = JSON.stringify(changes.tags);
  if (changes.subject !== undefined) row.searchText = searchText(changes.subject);
  return row;
}

const nameOfQueue = statement<{ id: string }>()((db) =>
  db.selectFrom('queues').select('name').where('id', '=', p<string>('id')),
);
const nameOfAgent = statement<{ id: string }>()((db) =>
  db.selectFrom('agents').select('name').where('id', '=', p<string>('id')),
);
const decodeText = (text: string) => textSchema.parse(JSON.parse(text));
/** Names to show beside a case's ids. */
export function* namesOf({ queueId, ownerId }: Pick<Case, 'queueId' | 'ownerId'>) {
  const queue = queueId === null ? undefined : yield* one(nameOfQueue, { id: queueId });
  const owner = ownerId === null ? undefined : yield* one(nameOfAgent, { id: ownerId });
  return { queueName: queue ? decodeText(queue.name) : null, ownerName: owner?.name ?? null };
}

export interface CaseFilter {
  status?: Case['status'] | 'unsolved';
  priority?: Case['priority'];
  queue?: string;
  owner?: string;
  contactId?: string;
  accountId?: string;
  q?: string;
  /** Sequence of the last case of the page before. */
  before?: number;
  limit: number;
}
export function* findCases(filter: CaseFilter): Work<{ sequence: number; summary: CaseSummary }[]> {
  const rows = yield* all(dynamic(listed(filter)), {});
  return rows.map((row) => ({ sequence: row.sequence, summary: toSummary(row) }));
}

function listed(filter: CaseFilter) {
  const { status, priority, queue, owner, contactId, accountId, q, before, limit } = filter;
  let query = builder
    .selectFrom('cases')
    .leftJoin('contacts', 'contacts.id', 'cases.contactId')
    .leftJoin('queues', 'queues.id', 'cases.queueId')
    .leftJoin('agents', 'agents.id', 'cases.ownerId')
    .leftJoin('slaInstances', (join) =>
      join.onRef('slaInstances.caseId', '=', 'cases.id').on('slaInstances.state', '!=', 'cancelled'),
    )
    .selectAll('cases')
    .select([
      'contacts.name as contactName',
      'contacts.isVip as isVip',
      'queues.name as queueName',
      'agents.name as ownerName',
      'slaInstances.state as slaState',
      'slaInstances.dueAt as slaDueAt',
      'slaInstances.warnAt as slaWarnAt',
    ])
    .orderBy('cases.sequence', 'desc')
    .limit(limit);
  if (status === 'unsolved') query = query.where('cases.status', 'not in', ['solved', 'closed']);
  else if (status) query = query.where('cases.status', '=', status);
  if (priority) query = query.where('cases.priority', '=', priority);
  if (queue) query = query.where('cases.queueId', '=', queue);
  if (owner) query = query.where('cases.ownerId', '=', owner);
  if (contactId) query = query.where('cases.contactId', '=', contactId);
  if (accountId) query = query.where('cases.accountId', '=', accountId);
  if (before !== undefined) query = query.where('cases.sequence', '<', before);
  if (q)
    query = query.where((eb) =>
      eb.or([
        eb('cases.number', '=', searchText(q).toUpperCase()),
        contains('cases.searchText', q),
        contains('contacts.searchText', q),
      ]),
    );
  return query;
}
type ListedRow = Row & {
  contactName: string | null;
  isVip: number | null;
  queueName: string | null;
  ownerName: string | null;
  slaState: string | null;
  slaDueAt: string | null;
  slaWarnAt: string | null;
};
function toSummary(row: ListedRow): CaseSummary {
  const { contactName, isVip, queueName, ownerName, slaState, slaDueAt, slaWarnAt, ...stored } = row;
  const { description: _d, resolution: _r, previousCaseId: _p, ...shown } = decodeCase(stored);
  const clock =
    slaState !== null && slaDueAt !== null && slaWarnAt !== null
      ? // Written from the record type only.
        { state: slaState as NonNullable<CaseSummary['sla']>['state'], dueAt: slaDueAt, warnAt: slaWarnAt }
      : null;
  return {
    ...shown,
    contactName,
    isVip: isVip === 1,
    queueName: queueName === null ? null : decodeText(queueName),
    ownerName,
    sla: clock,
  };
}
