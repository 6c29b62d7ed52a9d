import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineCodes } from '../../../../server/contract/timeline.ts';
import { inOrder, isForCustomer, type Placed } from '../../../../server/desk/timeline/rules.ts';
import { insert } from '../../../../server/store/query.ts';
import { openCaseDesk } from '../../../support/case-desk.ts';

describe('the order of a timeline', () => {
  const at = (moment: number, rank: Placed['rank'], sequence: number): Placed => ({
    item: {
      kind: 'note',
      id: `${moment}.${rank}.${sequence}`,
      at: new Date(moment).toISOString(),
      by: { kind: 'system', id: 'desk', name: null },
      customerVisible: false,
      text: '',
    },
    rank,
    sequence,
  });
  it('is by time, then by cause, then by writing, whatever the order of reading', () => {
    const place = fc
      .tuple(fc.nat(3), fc.constantFrom<Placed['rank']>(0, 1, 2, 3), fc.nat(5))
      .map(([moment, rank, sequence]) => at(moment, rank, sequence));
    fc.assert(
      fc.property(fc.array(place), (placed) => {
        const key = ({ id }: { id: string }) => id;
        const sorted = inOrder(placed).map(key);
        expect(inOrder([...placed].reverse()).map(key)).toEqual(sorted);
        expect([...sorted].sort()).toEqual(sorted);
      }),
    );
  });
});

it('a customer is told of nothing but their own case', () => {
  expect(timelineCodes.filter(isForCustomer)).toEqual([
    'case.created',
    'case.reopened',
    'case.statusChanged',
  ]);
});

it('shows the runs on a case with their end, to colleagues only', async () => {
  const { send, store, write, timeline, clock } = openCaseDesk();
  const { caseId } = await send();
  const now = new Date(clock.now()).toISOString();
  await write(function* () {
    yield* insert('flows', {
      id: 'flow_1',
      key: 'intake',
      title: JSON.stringify({ en: 'Intake', ja: '受付' }),
      status: 'active',
      createdAt: now,
      updatedAt: now,
    });
    yield* insert('runs', {
      id: 'run_1',
      flowId: 'flow_1',
      flowKey: 'intake',
      flowVersion: 1,
      status: 'failed',
      trigger: 'message',
      caseId,
      state: '{}',
      errorCode: 'UNKNOWN_QUEUE',
      startedAt: now,
      updatedAt: now,
      endedAt: now,
    });
  });
  const items = await store.read(() => timeline.read(caseId!, 'staff'));
  const events = items.flatMap((item) => (item.kind === 'event' ? [item] : []));
  expect(events.map(({ code }) => code)).toEqual(['run.started', 'case.created', 'run.failed']);
  expect(events.at(-1)).toMatchObject({
    customerVisible: false,
    params: { runId: 'run_1', flowTitle: { ja: '受付' }, errorCode: 'UNKNOWN_QUEUE' },
  });
  const shown = await store.read(() => timeline.read(caseId!, 'customer'));
  expect(shown.map(({ kind }) => kind)).toEqual(['message', 'event']);
});
