import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Actor } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Case } from '../../../engine/records/cases.ts';
import type { TimelineCode } from '../../contract/timeline.ts';
import { systemActor } from '../actor.ts';
import type { DeskContext } from '../context.ts';
import type { CaseDeps } from './deps.ts';
import { caseById, patchCase } from './records.ts';
import { changesOf, isDone, type CaseSet } from './rules.ts';

/** Columns that change with every message; they are no news. */
const silent: ReadonlySet<string> = new Set([
  'firstAgentReplyAt',
  'lastCustomerMessageAt',
  'solvedAt',
  'closedAt',
  'reopenCount',
  'queueId',
  'ownerId',
  'accountId',
]);

const codes: Record<string, TimelineCode | undefined> = {
  status: 'case.statusChanged',
  priority: 'case.priorityChanged',
};

/** Changing a case: the row, its timeline, the events and what follows, always together. */
export function changer(
  { clock, emit, publish, recordChanged }: DeskContext,
  { conversations, timeline, work, sla, judged }: CaseDeps,
) {
  function* record(before: Case, after: Case, news: readonly (keyof Case)[], by: Actor): Work<void> {
    for (const field of news) {
      const move = { from: printable(before[field]), to: printable(after[field]) };
      const code = codes[field] ?? 'case.fieldChanged';
      const params = code === 'case.fieldChanged' ? { field, ...move } : move;
      yield* timeline.add(before.id, { code, params, by });
    }
  }

  function* settle(before: Case, after: Case): Work<void> {
    yield* emit('case.statusChanged', { from: before.status, to: after.status, ...payloadOf(after) });
    if (isDone(after.status) && !isDone(before.status)) {
      yield* sla.cancel(after.id);
      yield* work.complete(after.id);
      if (after.conversationId !== null) yield* conversations.close(after.conversationId);
    }
    if (isDone(before.status) && !isDone(after.status))
      yield* emit('case.reopened', { ...payloadOf(after), count: String(after.reopenCount) });
  }

  /** Whether the move from one status to another exists is the caller's to ask first. */
  function* change(before: Case, set: CaseSet, by: Actor): Work<Case> {
    const now = isoTime(clock.now());
    const changes = changesOf(before, set, now);
    // A change has fields of a case only.
    const changed = Object.keys(changes) as (keyof Case)[];
    if (changed.length === 0) return before;
    changes.updatedAt = now;
    changes.version = before.version + 1;
    const after: Case = { ...before, ...changes };
    const news = changed.filter((field) => !silent.has(field));
    yield* patchCase(before.id, changes);
    yield* record(before, after, news, by);
    if (isPerson(by)) yield* judged(before.id, changes, by);
    if (news.length > 0) yield* emit('case.updated', { changed: news.join(), ...payloadOf(after) });
    if (changes.priority !== undefined) yield* work.rescore(after);
    if (changes.status !== undefined) yield* settle(before, after);
    yield* recordChanged({ object: 'case', before, after });
    yield* publish('case', after.id);
    return after;
  }

  /** Sets queue and owner. Routing, which decides them, writes the timeline and tells the world. */
  function* assign(
    id: string,
    to: { queueId: string | null; ownerId: string | null },
  ): Work<Case | undefined> {
    const before = yield* caseById(id);
    return before && (yield* change(before, to, systemActor));
  }

  return { change, assign };
}
export type Changer = ReturnType<typeof changer>;

const isPerson = ({ kind }: Actor): boolean => kind === 'agent' || kind === 'apiKey';

/** What every event about a case carries: flat texts, so that waiting flows can compare them. */
export function payloadOf(subject: Case): Record<string, string> {
  const { id, number, status, priority, channel } = subject;
  const { type, contactId, accountId, queueId, ownerId, conversationId } = subject;
  const payload: Record<string, string> = { caseId: id, number, status, priority, channel };
  if (type !== null) payload['type'] = type;
  if (contactId !== null) payload['contactId'] = contactId;
  if (accountId !== null) payload['accountId'] = accountId;
  if (queueId !== null) payload['queueId'] = queueId;
  if (ownerId !== null) payload['ownerId'] = ownerId;
  if (conversationId !== null) payload['conversationId'] = conversationId;
  return payload;
}

function printable(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return value;
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}
