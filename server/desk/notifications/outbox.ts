import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Locale } from '../../../engine/core/text.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { Problem } from '../../contract/problem.ts';
import { afterCommit } from '../../store/query.ts';
import type { DeskContext } from '../context.ts';
import {
  claim,
  insertRow,
  listRows,
  nextDueAt,
  releaseLeased,
  removeOld,
  requeue,
  outboxRow,
  rowByKey,
  sentSince,
  settleRow,
  toView,
  visitRows,
  type OutboxFilter,
  type StoredRow,
} from './outbox-records.ts';
import { nextTryAt } from './rules.ts';
import { leaseMs, type Sent } from './sender.ts';
import { say } from '../../contract/say.ts';
import { outboxStatusWords } from '../../contract/sentences/values.ts';
import { readSaid, writeSaid } from '../../store/stored-json.ts';

/** What was sent, or given up, can be looked up for so long. */
const keptMs = 90 * 24 * 60 * 60_000;

export interface NewRow {
  channel: string;
  recipient: string;
  class: 'service' | 'incident';
  locale: Locale;
  subject: string;
  text: string;
  template?: string;
  idempotencyKey: string;
  dedupeKey?: string;
  signal?: { runId: string; token: string };
  /** The run it belongs to when nobody waits for the delivery. */
  runId?: string;
  caseId?: string;
  messageId?: string;
}

export interface OutboxOptions {
  /** Whether a channel really has a way out. */
  hasSender(channel: string): boolean;
  /** Called after the commit when something is to be sent. */
  onQueued(): void;
}

/** What is to leave the building: committed with what caused it, sent afterwards, at least once, with one key. */
export function createOutbox({ clock, ids, emit, publish }: DeskContext, options: OutboxOptions) {
  const stamp = (): string => isoTime(clock.now());

  /** A row with the same key is the same row: a repeat finds it and adds nothing. */
  function* enqueue(row: NewRow): Work<StoredRow> {
    const known = yield* rowByKey(row.idempotencyKey);
    if (known) return known;
    const isDeliverable = options.hasSender(row.channel);
    const stored: StoredRow = {
      id: ids.next('out'),
      channel: row.channel,
      recipient: row.recipient,
      class: row.class,
      locale: row.locale,
      subject: row.subject,
      text: row.text,
      template: row.template ?? null,
      status: isDeliverable ? 'queued' : 'skipped',
      reason: isDeliverable ? null : 'NO_ADAPTER',
      said: null,
      attempts: 0,
      nextAttemptAt: isDeliverable ? clock.now() : null,
      isLeased: 0,
      idempotencyKey: row.idempotencyKey,
      dedupeKey: row.dedupeKey ?? null,
      runId: row.signal?.runId ?? row.runId ?? null,
      token: row.signal?.token ?? null,
      caseId: row.caseId ?? null,
      messageId: row.messageId ?? null,
      createdAt: stamp(),
      sentAt: null,
    };
    yield* insertRow(stored);
    yield* publish('outbox', stored.id);
    if (isDeliverable) yield* afterCommit(options.onQueued);
    return stored;
  }

  const claimDue = (limit: number): Work<StoredRow[]> => {
    const now = clock.now();
    return claim(now, now + leaseMs, limit);
  };

  /**
   * Gives back what a process that died was sending, so that it goes out again at once, under the same key. For a
   * process that begins and owns the file alone. The number of the try tells answers of the one before from ours.
   */
  const release = (): Work<number> => releaseLeased(clock.now());

  /** Writes down how a try ended, and tells the waiting run when it was the last row of its visit. */
  function* settle(row: StoredRow, sent: Sent): Work<void> {
    const now = clock.now();
    const again = sent.ok ? undefined : nextTryAt(row.attempts, sent.retryable, now);
    const status = sent.ok ? 'sent' : again === undefined ? 'failed' : 'queued';
    const counted = yield* settleRow(row, {
      status,
      reason: sent.ok ? null : sent.message,
      said: sent.ok ? null : writeSaid(sent),
      nextAttemptAt: again ?? null,
      sentAt: sent.ok ? stamp() : null,
    });
    if (!counted) return;
    yield* publish('outbox', row.id);
    if (status !== 'queued' && row.runId !== null && row.token !== null)
      yield* tellRun(row.id, row.runId, row.token);
  }
  function* tellRun(outboxId: string, runId: string, token: string): Work<void> {
    const rows = yield* visitRows(runId, token);
    if (rows.some(({ status }) => status === 'queued')) return;
    const failed = rows.find(({ status }) => status === 'failed');
    if (failed) {
      const { reason, said } = failed;
      const why = { reason: reason ?? '', ...(said !== null && { said: readSaid(said) }) };
      yield* emit('delivery.failed', { runId, token, outboxId, ...why });
    } else yield* emit('delivery.sent', { runId, token, outboxId });
  }

  function* retry(id: string): Work<StoredRow | Problem> {
    const row = yield* outboxRow(id);
    if (!row) return new Problem('notFound', say('noSuchOutboxRow', { id }));
    if (!(yield* requeue(id, clock.now())))
      return new Problem('conflict', say('onlyFailedRows', { status: outboxStatusWords(row.status) }));
    yield* publish('outbox', id);
    yield* afterCommit(options.onQueued);
    return { ...row, status: 'queued', reason: null, said: null, attempts: 0, nextAttemptAt: clock.now() };
  }
  function* list(filter: OutboxFilter) {
    return (yield* listRows(filter)).map(toView);
  }

  const forgetOld = (now: number, limit: number): Work<number> =>
    removeOld(new Date(now - keptMs).toISOString(), limit);

  return {
    enqueue,
    byKey: rowByKey,
    sentSince,
    claimDue,
    release,
    settle,
    nextDueAt,
    retry,
    list,
    forgetOld,
  };
}
export type Outbox = ReturnType<typeof createOutbox>;
