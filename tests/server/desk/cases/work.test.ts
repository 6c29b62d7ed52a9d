import { describe, expect, it } from 'vitest';
import { newContactSchema } from '../../../../server/contract/customers.ts';
import { minute, mori, must, openCaseDesk } from '../../../support/case-desk.ts';

async function openWithCase() {
  const desk = openCaseDesk();
  const { caseId, messageId } = await desk.send({ text: 'まだ充電できません' });
  desk.news();
  const id = caseId!;
  const read = async () => must(await desk.store.read(() => desk.cases.byId(id)))!;
  const codes = async (audience: 'staff' | 'customer' = 'staff') =>
    (await desk.store.read(() => desk.timeline.read(id, audience))).map((item) =>
      item.kind === 'event' ? item.code : item.kind,
    );
  const reply = (part: object = {}) =>
    desk.write(() =>
      desk.cases.reply(
        id,
        { text: 'すぐに確認します', visibility: 'public', status: 'awaitingCustomer', ...part },
        mori,
      ),
    );
  return { ...desk, id, messageId, read, codes, reply };
}

describe("an agent's reply", () => {
  it('is kept, delivered and told, and the case waits for the customer', async () => {
    const { reply, read, delivered, emitted, conversations, store, id } = await openWithCase();
    const { message } = must(await reply());
    expect(message).toMatchObject({
      direction: 'out',
      author: 'agent',
      authorId: 'mori',
      language: 'ja',
      caseId: id,
    });
    expect(delivered).toEqual([message]);
    expect(await read()).toMatchObject({
      status: 'awaitingCustomer',
      firstAgentReplyAt: '2026-06-01T01:00:00.000Z',
    });
    expect(emitted.find(({ name }) => name === 'case.agentReplied')?.payload).toMatchObject({
      caseId: id,
      agentId: 'mori',
      messageId: message.id,
    });
    const conversation = await store.read(() => conversations.byId(message.conversationId));
    expect(conversation?.lastAgentId).toBe('mori');
  });

  it('keeps the time of the first one', async () => {
    const { reply, read, clock } = await openWithCase();
    must(await reply());
    clock.advance(minute);
    must(await reply({ text: 'more' }));
    expect((await read()).firstAgentReplyAt).toBe('2026-06-01T01:00:00.000Z');
  });

  it('is sent once per idempotency key', async () => {
    const { reply, delivered } = await openWithCase();
    const first = must(await reply({ key: 'k' }));
    const second = must(await reply({ key: 'k' }));
    expect(second.message.id).toBe(first.message.id);
    expect(delivered).toHaveLength(1);
    expect(await reply({ key: 'k', text: 'another' })).toMatchObject({ code: 'idempotencyMismatch' });
  });

  it('may solve the case, which frees its owner', async () => {
    const { reply, read, asked, id } = await openWithCase();
    must(await reply({ status: 'solved' }));
    expect(await read()).toMatchObject({ status: 'solved', solvedAt: '2026-06-01T01:00:00.000Z' });
    expect(asked).toEqual([`complete ${id}`]);
  });

  it('is refused on a case that is done', async () => {
    const { reply, delivered } = await openWithCase();
    must(await reply({ status: 'solved' }));
    expect(await reply()).toMatchObject({ code: 'conflict' });
    expect(delivered).toHaveLength(1);
  });

  it('goes to whoever wrote last', async () => {
    const { conversations, store, send } = openCaseDesk();
    const { conversationId } = await send({ channel: 'webForm', handle: 'v', email: 'a@b.jp', name: 'A' });
    expect(await store.read(() => conversations.replyAddress(conversationId))).toMatchObject({
      handle: 'v',
      email: 'a@b.jp',
      name: 'A',
      language: 'en',
    });
  });
});

describe('a change to a case', () => {
  it('is told with what changed, and each change is on the timeline', async () => {
    const { write, cases, id, emitted, codes } = await openWithCase();
    must(
      await write(() => cases.update(id, { status: 'open', priority: 'critical', reason: '故障' }, mori, 1)),
    );
    expect(emitted.map(({ name }) => name)).toEqual(['case.updated', 'case.statusChanged']);
    expect(emitted[0]?.payload).toMatchObject({
      caseId: id,
      changed: 'status,priority,reason',
      priority: 'critical',
    });
    expect(emitted[1]?.payload).toMatchObject({ from: 'new', to: 'open' });
    expect(await codes()).toEqual([
      'message',
      'case.created',
      'case.statusChanged',
      'case.priorityChanged',
      'case.fieldChanged',
    ]);
  });

  it('that changes nothing makes no version and no noise', async () => {
    const { write, cases, id, emitted, read } = await openWithCase();
    must(await write(() => cases.update(id, { priority: 'normal', tags: [] }, mori)));
    expect(await read()).toMatchObject({ version: 1 });
    expect(emitted).toEqual([]);
  });

  it('is refused when somebody else changed the case meanwhile', async () => {
    const { write, cases, id } = await openWithCase();
    must(await write(() => cases.update(id, { reason: 'a' }, mori, 1)));
    expect(await write(() => cases.update(id, { reason: 'b' }, mori, 1))).toMatchObject({
      code: 'preconditionFailed',
    });
  });

  it('takes the account of a new contact along', async () => {
    const { write, cases, customers, id } = await openWithCase();
    const account = await write(() =>
      customers.createAccount({ name: 'Aozora Hotels', tier: 'vip', ownerId: null, flags: [] }),
    );
    const contact = must(
      await write(() => customers.create(newContactSchema.parse({ name: 'A', accountId: account.id }))),
    );
    expect(must(await write(() => cases.update(id, { contactId: contact.id }, mori)))).toMatchObject({
      contactId: contact.id,
      accountId: account.id,
    });
    expect(await write(() => cases.update(id, { contactId: 'nobody' }, mori))).toMatchObject({
      code: 'invalid',
    });
  });

  it('says which product and which department it is about, and the timeline who said so', async () => {
    const { write, cases, id, read, codes } = await openWithCase();
    expect(await read()).toMatchObject({ product: null, department: null });
    must(await write(() => cases.update(id, { product: 'AirPure 3', department: 'manufacturing' }, mori)));
    expect(await read()).toMatchObject({ product: 'AirPure 3', department: 'manufacturing' });
    expect(await codes()).toContain('case.fieldChanged');
  });

  it('asks the routing to hand it over', async () => {
    const { write, cases, id, asked } = await openWithCase();
    must(await write(() => cases.update(id, { ownerId: 'mori' }, mori)));
    expect(asked).toEqual([`assign ${id} mori`]);
  });

  it('opens a closed case again as work', async () => {
    const { write, cases, id, asked, read } = await openWithCase();
    must(await write(() => cases.update(id, { status: 'closed' }, mori)));
    must(await write(() => cases.update(id, { status: 'open' }, mori)));
    expect(asked).toEqual([`complete ${id}`, `resume ${id}`]);
    expect(await read()).toMatchObject({ status: 'open', reopenCount: 1, closedAt: null });
  });

  it('does not go where there is no way', async () => {
    const { write, cases, id } = await openWithCase();
    must(await write(() => cases.update(id, { status: 'closed' }, mori)));
    expect(await write(() => cases.update(id, { status: 'onHold' }, mori))).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('the timeline', () => {
  it('shows the customer nothing of notes, tickets, clocks and queues', async () => {
    const { write, cases, id, codes, reply } = await openWithCase();
    must(await write(() => cases.note(id, 'VIP, be quick', mori)));
    await write(() =>
      cases.addTimeline(id, { code: 'ticket.opened', params: { number: 'T-100001' }, by: mori }),
    );
    await write(() => cases.addTimeline(id, { code: 'sla.breached', params: {}, by: mori }));
    must(await reply());
    expect(await codes('customer')).toEqual(['message', 'case.created', 'case.statusChanged', 'message']);
    expect(await codes()).toEqual([
      'message',
      'case.created',
      'note',
      'ticket.opened',
      'sla.breached',
      'case.statusChanged',
      'message',
    ]);
  });

  it('keeps what people write as they wrote it', async () => {
    const { write, cases, id, timeline, store } = await openWithCase();
    const text = '<b>{{case.subject}}</b> __proto__';
    must(await write(() => cases.note(id, text, mori)));
    const items = await store.read(() => timeline.read(id, 'staff'));
    expect(items.at(-1)).toMatchObject({ kind: 'note', text });
  });
});

describe('the list of cases', () => {
  it('is paged, newest first, without gaps or repeats', async () => {
    const { send, cases, store } = openCaseDesk();
    for (let i = 1; i <= 5; i += 1) await send({ handle: `@c${i}` });
    const first = await store.read(() => cases.list({ limit: 3 }));
    const rest = await store.read(() => cases.list({ limit: 3, before: first[2]!.sequence }));
    expect([...first, ...rest].map(({ summary }) => summary.number)).toEqual([
      'C-100005',
      'C-100004',
      'C-100003',
      'C-100002',
      'C-100001',
    ]);
  });

  it('is filtered by status, number, words and owner', async () => {
    const { send, cases, write, store } = openCaseDesk();
    const a = await send({ handle: '@a', text: '100% broken' });
    const b = await send({ handle: '@b', text: '1000 thanks' });
    must(await write(() => cases.update(a.caseId!, { status: 'solved' }, mori)));
    await write(() => cases.assign(b.caseId!, { queueId: 'q-vip', ownerId: 'mori' }));
    const ids = async (filter: object) =>
      (await store.read(() => cases.list({ limit: 10, ...filter }))).map(({ summary }) => summary.id);
    expect(await ids({ status: 'unsolved' })).toEqual([b.caseId]);
    expect(await ids({ status: 'solved' })).toEqual([a.caseId]);
    expect(await ids({ q: '100%' })).toEqual([a.caseId]);
    expect(await ids({ q: 'c-100002' })).toEqual([b.caseId]);
    expect(await ids({ q: 'Ｃ-１００００２' })).toEqual([b.caseId]);
    expect(await ids({ q: '_00' })).toEqual([]);
    expect(await ids({ owner: 'mori', queue: 'q-vip' })).toEqual([b.caseId]);
    expect(await ids({ q: "' or 1=1 --" })).toEqual([]);
    must(await write(() => cases.update(b.caseId!, { subject: 'ﾙｰﾀｰ RX-5が熱い' }, mori)));
    for (const q of ['るーたー', 'ルーター', 'ｒｘ-5が']) expect(await ids({ q }), q).toEqual([b.caseId]);
    expect(await ids({ q: '1000 thanks' })).toEqual([]);
  });
});
