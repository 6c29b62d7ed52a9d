import type { timelineApi } from '../../server/client.ts';

type TimelineItem = timelineApi.TimelineItem;

export type MessageItem = Extract<TimelineItem, { kind: 'message' }>;
export type NoteItem = Extract<TimelineItem, { kind: 'note' }>;
export type EventItem = Extract<TimelineItem, { kind: 'event' }>;

/** What is drawn as one thing. `events` stand in one row each; where `folded`, behind a button that counts them. */
export type Block =
  | { kind: 'message'; key: string; item: MessageItem }
  | { kind: 'note'; key: string; item: NoteItem }
  | { kind: 'events'; key: string; items: EventItem[]; folded: boolean };

/** Of these somebody must hear, so they are never folded away. */
const important: ReadonlySet<timelineApi.TimelineCode> = new Set([
  'case.reopened',
  'case.escalated',
  'ticket.opened',
  'ticket.resolved',
  'ticket.rejected',
  'sla.breached',
  'run.failed',
]);
const foldedFrom = 3;

/** Puts what people wrote in front: small changes that follow each other become one block. */
export function timelineBlocks(items: readonly TimelineItem[]): Block[] {
  const blocks: Block[] = [];
  for (const item of items) {
    if (item.kind === 'event') addEvent(blocks, item);
    else if (item.kind === 'message') blocks.push({ kind: 'message', key: item.id, item });
    else blocks.push({ kind: 'note', key: item.id, item });
  }
  return blocks;
}

function addEvent(blocks: Block[], item: EventItem): void {
  const last = blocks.at(-1);
  const joins = last?.kind === 'events' && !important.has(item.code) && !startsImportant(last.items);
  if (!joins) {
    blocks.push({ kind: 'events', key: item.id, items: [item], folded: false });
    return;
  }
  last.items.push(item);
  last.folded = last.items.length >= foldedFrom;
}

const startsImportant = ([first]: EventItem[]): boolean => first !== undefined && important.has(first.code);

export const onlyMessages = (items: readonly TimelineItem[]): TimelineItem[] =>
  items.filter(({ kind }) => kind !== 'event');
