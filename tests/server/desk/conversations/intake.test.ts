import { describe, expect, it } from 'vitest';
import { newMessageSchema } from '../../../../server/contract/conversations.ts';
import { channelSchema } from '../../../../engine/records/cases.ts';
import { day, mori, must, openCaseDesk } from '../../../support/case-desk.ts';

describe('a message that comes in', () => {
  it('begins one conversation on each channel', async () => {
    const { send } = openCaseDesk();
    const ids = new Set<string>();
    for (const channel of channelSchema.options)
      ids.add((await send({ channel, handle: 'miwa@example.jp' })).conversationId);
    expect(ids.size).toBe(channelSchema.options.length);
  });

  it('joins the conversation of its thread, in order, whoever writes', async () => {
    const { send, timeline, store } = openCaseDesk();
    const first = await send({ threadId: 't1', handle: '@a', text: 'one' });
    const second = await send({ threadId: 't1', handle: '@b', text: 'two' });
    await send({ threadId: 't2', handle: '@a', text: 'three' });
    expect(second.conversationId).toBe(first.conversationId);
    const items = await store.read(() => timeline.read(first.caseId!, 'customer'));
    expect(items.flatMap((item) => (item.kind === 'message' ? item.message.text : []))).toEqual([
      'one',
      'two',
    ]);
  });

  it('joins the conversation of its sender when the channel has no threads', async () => {
    const { send } = openCaseDesk();
    const first = await send({ handle: '@Miwa' });
    const second = await send({ handle: 'miwa' });
    expect(second.conversationId).toBe(first.conversationId);
    expect(second.caseId).toBe(first.caseId);
  });

  it('is taken once per id of its channel', async () => {
    const { send, store } = openCaseDesk();
    const first = await send({ externalId: 'm1' });
    const again = await send({ externalId: 'm1', text: 'redelivered, a little different' });
    expect(again).toEqual({ ...first, repeated: true });
    const other = await send({ externalId: 'm1', channel: 'line' });
    expect(other.messageId).not.toBe(first.messageId);
    expect(store.connection.prepare('select count(*) from messages').pluck().get()).toBe(2);
  });

  it('is taken once per idempotency key, and the key holds for one message only', async () => {
    const { send, intake, write } = openCaseDesk();
    const first = await send({}, { key: 'k', hash: 'h' });
    expect(await send({}, { key: 'k', hash: 'h' })).toEqual({ ...first, repeated: true });
    const input = newMessageSchema.parse({ channel: 'x', handle: '@a', text: 'other' });
    expect(await write(() => intake.receive(input, { key: 'k', hash: 'other' }))).toMatchObject({
      code: 'idempotencyMismatch',
    });
  });

  it('reaches the open case of its conversation even when no flow starts', async () => {
    const { send, flow, cases, store, news, clock } = openCaseDesk();
    const first = await send();
    flow.take = function* () {
      return [];
    };
    news();
    clock.advance(1000);
    const second = await send({ text: 'Anyone there?' });
    expect(second).toMatchObject({ caseId: first.caseId, runs: [] });
    expect(news()).toEqual(['case.customerReplied', 'message.received']);
    expect((await store.read(() => cases.byId(first.caseId!)))?.lastCustomerMessageAt).toBe(
      '2026-06-01T01:00:01.000Z',
    );
  });

  it('wakes a case that waited for the customer', async () => {
    const { send, cases, store, write } = openCaseDesk();
    const { caseId } = await send();
    must(await write(() => cases.update(caseId!, { status: 'awaitingCustomer' }, mori)));
    await send({ text: 'Here you are' });
    expect((await store.read(() => cases.byId(caseId!)))?.status).toBe('open');
  });

  it('is not missed when no flow takes it: it becomes a case in the fallback queue', async () => {
    const { send, flow, asked } = openCaseDesk();
    flow.take = function* () {
      return [];
    };
    const { caseId } = await send({ channel: 'email', handle: 'a@b.jp' });
    expect(caseId).not.toBeNull();
    expect(asked).toEqual([`fallBack ${caseId}`]);
  });

  it('is not missed when its flow failed before it opened a case', async () => {
    const { send, flow, asked } = openCaseDesk();
    flow.take = function* () {
      return [{ id: 'run_1', flowKey: 'intake', status: 'failed' }];
    };
    const { caseId } = await send();
    expect(asked).toEqual([`fallBack ${caseId}`]);
  });

  it('stays without a case when its flow wants none', async () => {
    const { send, flow, asked } = openCaseDesk();
    flow.take = function* () {
      return [{ id: 'run_1', flowKey: 'listening', status: 'finished' }];
    };
    expect((await send()).caseId).toBeNull();
    expect(asked).toEqual([]);
  });

  it('stays without a case when it only talks about us and no flow takes it', async () => {
    const { send, flow, asked } = openCaseDesk();
    flow.take = function* () {
      return [];
    };
    expect((await send({ mentionType: 'untagged' })).caseId).toBeNull();
    expect(asked).toEqual([]);
  });

  it('leaves nothing behind when its flow breaks', async () => {
    const { send, flow, store } = openCaseDesk();
    flow.take = function* () {
      throw new Error('broken');
    };
    await expect(send()).rejects.toThrow('broken');
    for (const table of ['messages', 'conversations', 'cases', 'messageReceipts'])
      expect(store.connection.prepare(`select count(*) from ${table}`).pluck().get()).toBe(0);
  });
});

describe('a conversation', () => {
  it('goes on in its language when a message has no words', async () => {
    const { send, conversations, store } = openCaseDesk();
    await send({ text: '充電できません' });
    const { conversationId } = await send({ text: '👍' });
    expect((await store.read(() => conversations.replyAddress(conversationId)))?.language).toBe('ja');
  });

  it('waits after an answer, is open after a message, and ends with its case', async () => {
    const { send, conversations, cases, write, store } = openCaseDesk();
    const { conversationId, caseId } = await send();
    const state = async () => (await store.read(() => conversations.byId(conversationId)))?.state;
    const reply = { text: 'a', visibility: 'direct', status: 'awaitingCustomer' } as const;
    must(await write(() => cases.reply(caseId!, reply, mori)));
    expect(await state()).toBe('waiting');
    await send();
    expect(await state()).toBe('open');
    must(await write(() => cases.update(caseId!, { status: 'solved' }, mori)));
    expect(await state()).toBe('closed');
    await send();
    expect(await state()).toBe('open');
  });
});

describe('the case of a message', () => {
  it('is the same one again within the days for reopening', async () => {
    const { send, cases, write, clock, store, news, asked } = openCaseDesk();
    const { caseId } = await send();
    must(await write(() => cases.update(caseId!, { status: 'solved' }, mori)));
    expect(asked).toEqual([`complete ${caseId}`]);
    must(await write(() => cases.update(caseId!, { status: 'closed' }, mori)));
    clock.advance(6 * day);
    news();
    const again = await send({ text: 'It happens again' });
    expect(again.caseId).toBe(caseId);
    expect(await store.read(() => cases.byId(caseId!))).toMatchObject({
      status: 'open',
      reopenCount: 1,
      solvedAt: null,
      closedAt: null,
    });
    expect(news()).toEqual([
      'message.received',
      'case.updated',
      'case.statusChanged',
      'case.reopened',
      'case.customerReplied',
    ]);
  });

  it('is a new one that names the old one after that', async () => {
    const { send, cases, write, clock, store } = openCaseDesk();
    const { caseId } = await send();
    must(await write(() => cases.update(caseId!, { status: 'closed' }, mori)));
    clock.advance(9 * day);
    const again = await send();
    expect(again.caseId).not.toBe(caseId);
    expect(await store.read(() => cases.byId(again.caseId!))).toMatchObject({
      previousCaseId: caseId,
      number: 'C-100002',
      status: 'new',
    });
  });
});
