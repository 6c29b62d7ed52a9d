import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Actor } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { textSchema } from '../../../engine/core/text.ts';
import { decodeMessage } from '../conversations/index.ts';
import type { Database } from '../../store/database.ts';
import {
  timelineCodeSchema,
  timelineParamsSchema,
  type TimelineCode,
  type TimelineItem,
  type TimelineParams,
} from '../../contract/timeline.ts';
import type { DeskContext } from '../context.ts';
import { entriesOf, insertEntry, messagesOf, runsOf, type RunRow } from './records.ts';
import { inOrder, isForCustomer, type Placed } from './rules.ts';

export interface TimelineEntry {
  code: TimelineCode;
  params: TimelineParams;
  by: Actor;
}

/** What happened on a case. Entries are written here; messages and runs are read from where they are kept. */
export function createTimeline({ clock, ids }: Pick<DeskContext, 'clock' | 'ids'>) {
  function* write(caseId: string, kind: string, code: string, params: TimelineParams, by: Actor) {
    const entry = {
      id: ids.next('entry'),
      caseId,
      kind,
      code,
      params: JSON.stringify(params),
      actorKind: by.kind,
      actorId: by.id,
      actorName: by.name ?? null,
      createdAt: isoTime(clock.now()),
    };
    yield* insertEntry(entry);
    return entry;
  }

  function* add(caseId: string, { code, params, by }: TimelineEntry): Work<void> {
    yield* write(caseId, 'event', code, params, by);
  }

  /** A word among colleagues; the customer never sees it. */
  function* note(caseId: string, text: string, by: Actor): Work<TimelineItem> {
    const entry = yield* write(caseId, 'note', 'note', { text }, by);
    return itemOf(entry);
  }

  function* read(caseId: string, audience: 'staff' | 'customer'): Work<TimelineItem[]> {
    const entries = yield* entriesOf(caseId);
    const messages = yield* messagesOf(caseId);
    const runs = audience === 'staff' ? yield* runsOf(caseId) : [];
    const items = inOrder([
      ...entries.map((row): Placed => ({ item: itemOf(row), rank: 2, sequence: row.sequence })),
      ...messages.map(placeMessage),
      ...runs.reverse().flatMap(placeRun),
    ]);
    return audience === 'customer' ? items.filter(({ customerVisible }) => customerVisible) : items;
  }

  return { add, note, read };
}
export type Timeline = ReturnType<typeof createTimeline>;

type EntryRow = Omit<Database['timeline'], 'sequence'>;
function itemOf(row: EntryRow): TimelineItem {
  const params = timelineParamsSchema.parse(JSON.parse(row.params));
  const base = {
    id: row.id,
    at: row.createdAt,
    // Written from an `Actor` only.
    by: { kind: row.actorKind as Actor['kind'], id: row.actorId, name: row.actorName },
  };
  if (row.kind === 'note')
    return { ...base, kind: 'note', text: String(params['text']), customerVisible: false };
  const code = timelineCodeSchema.parse(row.code);
  return { ...base, kind: 'event', code, params, customerVisible: isForCustomer(code) };
}

const authors = { customer: 'customer', agent: 'agent', bot: 'automation', system: 'system' } as const;
function placeMessage(row: Database['messages']): Placed {
  const message = decodeMessage(row);
  const item: TimelineItem = {
    kind: 'message',
    id: message.id,
    at: message.createdAt,
    by: { kind: authors[message.author], id: message.authorId ?? message.handle, name: row.authorName },
    customerVisible: message.visibility !== 'internal',
    message,
  };
  return { item, rank: message.direction === 'in' ? 0 : 3, sequence: row.sequence };
}

function placeRun(run: RunRow, index: number): Placed[] {
  const params = { runId: run.id, flowKey: run.flowKey, flowTitle: textSchema.parse(JSON.parse(run.title)) };
  const event = (at: string, code: TimelineCode, more: TimelineParams = {}): TimelineItem => ({
    kind: 'event',
    id: `${run.id}.${code}`,
    at,
    by: { kind: 'automation', id: run.id, name: null },
    customerVisible: false,
    code,
    params: { ...params, ...more },
  });
  const placed: Placed[] = [{ item: event(run.startedAt, 'run.started'), rank: 1, sequence: index }];
  const ending = run.endedAt && endings[run.status];
  if (run.endedAt && ending) {
    const item = event(run.endedAt, ending, { outcome: run.outcome, errorCode: run.errorCode });
    placed.push({ item, rank: 3, sequence: Number.MAX_SAFE_INTEGER });
  }
  return placed;
}
const endings: Record<string, TimelineCode | undefined> = {
  finished: 'run.finished',
  failed: 'run.failed',
  cancelled: 'run.cancelled',
};
