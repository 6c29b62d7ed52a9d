import { describe, expect, it } from 'vitest';
import { eventWords, type Vocabulary } from '../../../builder/agent/event-words.ts';
import { onlyMessages, timelineBlocks, type EventItem } from '../../../builder/agent/timeline-blocks.ts';
import type { TimelineCode, TimelineItem, TimelineParams } from '../../../server/contract/timeline.ts';

let count = 0;
const event = (code: TimelineCode, params: TimelineParams = {}): EventItem => ({
  id: `event_${(count += 1)}`,
  at: '2026-06-01T01:00:00.000Z',
  by: { kind: 'automation', id: 'run_1', name: null },
  customerVisible: false,
  kind: 'event',
  code,
  params,
});
const note: TimelineItem = {
  id: 'note_1',
  at: '2026-06-01T01:05:00.000Z',
  by: { kind: 'agent', id: 'mori', name: 'Mori' },
  customerVisible: false,
  kind: 'note',
  text: 'Called back',
};
const shape = (items: TimelineItem[]): string[] =>
  timelineBlocks(items).map((block) =>
    block.kind === 'events' ? `${block.items.length}${block.folded ? ' folded' : ''}` : block.kind,
  );

describe('the blocks of a timeline', () => {
  it('folds three small changes in a row and leaves two open', () => {
    const small = [event('case.created'), event('case.priorityChanged'), event('case.queued')];
    expect(shape(small)).toEqual(['3 folded']);
    expect(shape(small.slice(0, 2))).toEqual(['2']);
  });

  it('does not join changes across what somebody wrote', () => {
    expect(shape([event('case.created'), note, event('case.statusChanged')])).toEqual(['1', 'note', '1']);
  });

  it.each(['ticket.resolved', 'sla.breached', 'case.escalated', 'run.failed'] as const)(
    'never folds %s away',
    (code) => {
      const items = [event('case.created'), event('case.queued'), event(code), event('case.assigned')];
      expect(shape(items)).toEqual(['2', '1', '1']);
    },
  );

  it('keeps every entry exactly once and in order', () => {
    const items = [
      event('case.created'),
      event('sla.started'),
      note,
      event('run.failed'),
      event('case.queued'),
    ];
    const drawn = timelineBlocks(items).flatMap((block) =>
      block.kind === 'events' ? block.items.map(({ id }) => id) : [block.item.id],
    );
    expect(drawn).toEqual(items.map(({ id }) => id));
  });

  it('leaves only what people wrote when asked to', () => {
    expect(onlyMessages([event('case.created'), note]).map(({ kind }) => kind)).toEqual(['note']);
  });
});

describe('the words of an event', () => {
  const words: Vocabulary = {
    text: ({ ja }) => ja,
    time: () => '10:00',
    status: (kind, key) => `${kind} ${key}`,
    priority: (key) => `priority ${key}`,
    department: (key) => `department ${key}`,
    field: (key) => `field ${key}`,
    nothing: '—',
  };

  it.each([
    ['case.statusChanged', { from: 'new', to: 'open' }, { from: 'case new', to: 'case open' }],
    [
      'ticket.statusChanged',
      { to: 'waiting', department: 'it' },
      { to: 'ticket waiting', department: 'department it' },
    ],
    [
      'case.priorityChanged',
      { from: 'normal', to: 'critical' },
      { from: 'priority normal', to: 'priority critical' },
    ],
    [
      'case.fieldChanged',
      { field: 'reason', from: null, to: '故障' },
      { field: 'field reason', from: '—', to: '故障' },
    ],
    [
      'sla.started',
      { policyName: { en: 'Social', ja: 'SNS' }, dueAt: 'x' },
      { policyName: 'SNS', dueAt: '10:00' },
    ],
    ['case.reopened', { count: 2 }, { count: '2' }],
  ] as const)('%s', (code, params, expected) => {
    expect(eventWords(event(code, params), words)).toEqual(expected);
  });

  it('leaves a word of the customer as it is, though it looks like one of ours', () => {
    expect(eventWords(event('case.fieldChanged', { field: 'reason', to: 'open' }), words).to).toBe('open');
  });
});
