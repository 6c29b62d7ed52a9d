import { describe, expect, test } from 'vitest';
import type { TicketRequest } from '../../../../engine/runtime/desk.ts';
import type { TicketComment, TicketView } from '../../../../server/contract/tickets.ts';
import type { Caller } from '../../../../server/http/handler.ts';
import { must } from '../../../support/case-desk.ts';
import { automation, caller, openHouse, type House } from '../../../support/house.ts';

const finance = caller('kobayashi', { role: 'department', department: 'finance' });
const it = caller('sato', { role: 'department', department: 'it' });
const mori = caller('mori');

const open = async (house: House, part: Partial<TicketRequest> = {}) =>
  house.write(() =>
    house.tickets.open({
      department: 'finance',
      type: 'refundCheck',
      priority: 'normal',
      summary: 'Refund ¥500',
      fields: { order: 'K-1' },
      by: automation,
      ...part,
    }),
  );
const notices = async (house: House, agentId: string) =>
  (
    await house.write(() => house.notifications.ofAgent(agentId, { onlyUnread: false, limit: 9, offset: 0 }))
  ).map(({ text }) => text.en);
const change = (house: House, who: Caller, id: string, body: object, ifMatch?: number) =>
  house.call('updateTicket', who, { params: { id }, body, ifMatch });

describe('opening a ticket', () => {
  test('gives it a number, tells the department and marks the case', async () => {
    const house = await openHouse();
    const caseId = await house.openCase();
    const { ticket } = must(await open(house, { caseId }));
    const second = must(await open(house));
    expect([ticket.number, second.ticket.number]).toEqual(['T-100001', 'T-100002']);
    expect(await notices(house, 'kobayashi')).toContain('New ticket T-100001: Refund ¥500');
    const timeline = (await house.call('getCaseTimeline', mori, { params: { id: caseId } })) as {
      items: object[];
    };
    expect(timeline.items).toContainEqual(
      expect.objectContaining({ code: 'ticket.opened', customerVisible: false }),
    );
    expect(house.emitted).toContainEqual({
      name: 'ticket.created',
      payload: {
        ticketId: ticket.id,
        number: 'T-100001',
        department: 'finance',
        type: 'refundCheck',
        status: 'new',
        caseId,
      },
    });
  });
  test('with a duplicate key adds a comment to the open ticket instead of a second one', async () => {
    const house = await openHouse();
    const first = must(await open(house, { duplicateKey: 'order K-1' }));
    const again = must(await open(house, { duplicateKey: 'order K-1', summary: 'And the shipping' }));
    expect(again).toMatchObject({ repeated: true, ticket: { id: first.ticket.id } });
    expect(await house.write(() => house.tickets.comments(first.ticket.id))).toMatchObject([
      { text: 'And the shipping' },
    ]);
    const other = must(await open(house, { duplicateKey: 'order K-1', department: 'it' }));
    expect(other.repeated).toBe(false);
  });
  test('with the duplicate key of a closed ticket is refused', async () => {
    const house = await openHouse();
    const { ticket } = must(await open(house, { duplicateKey: 'order K-1' }));
    await change(house, finance, ticket.id, { status: 'resolved', resolution: 'Paid back' });
    expect(await open(house, { duplicateKey: 'order K-1' })).toMatchObject({
      fault: { code: 'DUPLICATE_CLOSED' },
    });
  });
  test('from the console is repeated safely, and refused with other words under the same key', async () => {
    const house = await openHouse();
    const id = await house.openCase();
    const body = { department: 'it', summary: 'Coupon SPRING10 is rejected', dueBusinessMinutes: 240 };
    const call = { params: { id }, body, idempotencyKey: 'once' };
    const first = (await house.call('createCaseTicket', mori, call)) as TicketView;
    // Monday 10:00 and four business hours.
    expect(first).toMatchObject({ dueAt: '2026-06-01T05:00:00.000Z', case: { id }, commentCount: 0 });
    expect(await house.call('createCaseTicket', mori, call)).toMatchObject({ id: first.id, commentCount: 0 });
    const other = { ...call, body: { ...body, summary: 'Something else' } };
    expect(await house.call('createCaseTicket', mori, other)).toMatchObject({ code: 'idempotencyMismatch' });
  });
});

describe('a department', () => {
  test('sees its own tickets and cannot tell that there are others', async () => {
    const house = await openHouse();
    const { ticket } = must(await open(house));
    must(await open(house, { department: 'it' }));
    const list = (who: Caller, query: object = {}) => house.call('listTickets', who, { query });
    expect(await list(finance)).toMatchObject({ items: [{ department: 'finance' }] });
    expect(await list(finance, { department: 'it' })).toEqual({ items: [], next: null });
    expect(await list(mori)).toMatchObject({ items: [{}, {}] });
    const params = { id: ticket.id };
    for (const [id, part] of [
      ['getTicket', { params }],
      ['updateTicket', { params, body: { status: 'acknowledged' } }],
      ['listTicketComments', { params }],
      ['addTicketComment', { params, body: { text: 'Hm' } }],
    ] as const) {
      expect(await house.call(id, it, part)).toMatchObject({ code: 'notFound' });
      expect(await house.call(id, finance, part)).not.toMatchObject({ code: 'notFound' });
    }
  });
  test('resolves a ticket with a resolution, which the owner and the case learn of', async () => {
    const house = await openHouse();
    const caseId = await house.openCase();
    await house.write(() => house.cases.update(caseId, { ownerId: 'mori' }, automation));
    const { ticket } = must(await open(house, { caseId }));
    expect(await change(house, finance, ticket.id, { status: 'resolved' })).toMatchObject({
      code: 'invalid',
    });
    expect(
      await change(house, finance, ticket.id, { status: 'resolved', resolution: 'Paid back' }, 1),
    ).toMatchObject({ status: 'resolved', resolution: 'Paid back', version: 2 });
    expect(await notices(house, 'mori')).toEqual(['Ticket T-100001 was resolved: Paid back']);
    expect(house.emitted).toContainEqual({
      name: 'ticket.resolved',
      payload: expect.objectContaining({ ticketId: ticket.id, caseId, resolution: 'Paid back' }) as object,
    });
    const timeline = (await house.call('getCaseTimeline', mori, { params: { id: caseId } })) as {
      items: object[];
    };
    expect(timeline.items).toContainEqual(expect.objectContaining({ code: 'ticket.resolved' }));
  });
  test.each([
    ['acknowledged', 'new', 'conflict'],
    ['rejected', 'resolved', 'conflict'],
  ])('cannot move a ticket from %s to %s', async (from, to, code) => {
    const house = await openHouse();
    const { ticket } = must(await open(house));
    await change(house, finance, ticket.id, {
      status: from,
      ...(from === 'rejected' && { resolution: 'No' }),
    });
    expect(await change(house, finance, ticket.id, { status: to, resolution: 'Yes' })).toMatchObject({
      code,
    });
  });
  test('takes a closed ticket up again, which takes its resolution back', async () => {
    const house = await openHouse();
    const { ticket } = must(await open(house));
    await change(house, finance, ticket.id, { status: 'rejected', resolution: 'No' });
    expect(await change(house, finance, ticket.id, { status: 'inProgress' })).toMatchObject({
      status: 'inProgress',
      resolution: null,
    });
  });
  test('is told when it changed what somebody else has changed meanwhile', async () => {
    const house = await openHouse();
    const { ticket } = must(await open(house));
    await change(house, finance, ticket.id, { status: 'acknowledged' }, 1);
    expect(await change(house, finance, ticket.id, { status: 'inProgress' }, 1)).toMatchObject({
      code: 'preconditionFailed',
    });
  });
  test('assigns a ticket to one of its own only', async () => {
    const house = await openHouse();
    const { ticket } = must(await open(house));
    expect(await change(house, finance, ticket.id, { assigneeId: 'sato' })).toMatchObject({
      code: 'invalid',
    });
    expect(await change(house, finance, ticket.id, { assigneeId: 'kobayashi' })).toMatchObject({
      assigneeName: '小林 誠 (Kobayashi Makoto)',
    });
  });
});

test('a comment reaches the other side', async () => {
  const house = await openHouse();
  const caseId = await house.openCase();
  await house.write(() => house.cases.update(caseId, { ownerId: 'mori' }, automation));
  const { ticket } = must(await open(house, { caseId }));
  const say = (who: Caller, text: string) =>
    house.call('addTicketComment', who, {
      params: { id: ticket.id },
      body: { text },
    }) as Promise<TicketComment>;
  await say(finance, 'Which order?');
  expect(await notices(house, 'mori')).toEqual(['kobayashi commented on ticket T-100001.']);
  house.clock.advance(1);
  await say(mori, 'K-1');
  expect((await notices(house, 'kobayashi'))[0]).toBe('mori commented on ticket T-100001.');
});

test('open tickets come first, and of these the one that is due first', async () => {
  const house = await openHouse();
  const now = house.clock.now();
  const closed = must(await open(house, { dueAt: now - 60_000 }));
  const undated = must(await open(house));
  const late = must(await open(house, { dueAt: now + 7_200_000 }));
  const soon = must(await open(house, { dueAt: now + 3_600_000 }));
  await change(house, finance, closed.ticket.id, { status: 'resolved', resolution: 'Done' });
  house.clock.advance(5_400_000);
  const { items } = (await house.call('listTickets', finance)) as { items: TicketView[] };
  expect(items.map(({ id }) => id)).toEqual([soon, late, undated, closed].map(({ ticket }) => ticket.id));
  expect(items.map(({ overdue }) => overdue)).toEqual([true, false, false, false]);
  expect(await house.call('listTickets', finance, { query: { status: 'open' } })).toMatchObject({
    items: [{}, {}, {}],
  });
});

test('flows read and change tickets as records', async () => {
  const house = await openHouse();
  const { ticket } = must(await open(house));
  const found = await house.write(() =>
    house.desk.findRecords({
      object: 'ticket',
      where: [{ field: 'department', op: 'eq', value: 'finance' }],
      limit: 5,
    }),
  );
  expect(found).toMatchObject({ count: 1, records: [{ id: ticket.id, number: 'T-100001' }] });
  expect(
    await house.write(() =>
      house.desk.updateRecord('ticket', ticket.id, { status: 'resolved', resolution: 'OK' }, automation),
    ),
  ).toMatchObject({ record: { status: 'resolved' } });
  expect(
    await house.write(() => house.desk.updateRecord('ticket', ticket.id, { summary: 'x' }, automation)),
  ).toMatchObject({ fault: { code: 'UNKNOWN_FIELD' } });
});
