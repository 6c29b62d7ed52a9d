import { describe, expect, test } from 'vitest';
import type { NotifyRequest } from '../../../../engine/runtime/desk.ts';
import { createDelivery } from '../../../../server/desk/notifications/index.ts';
import type { Outgoing, Sender, Sent } from '../../../../server/desk/notifications/sender.ts';
import { must } from '../../../support/case-desk.ts';
import { automation, caller, openHouse, type House } from '../../../support/house.ts';

const admin = caller('root', { role: 'admin' });
const signal = { runId: 'run_1', token: 'tell.1' };
const broken: Sent = { ok: false, retryable: true, message: 'It answered 500.' };
const gone: Sent = { ok: false, retryable: false, message: 'It answered 410.' };

const register = (house: House, id = 'crm', events: string[] = []) =>
  house.call('createWebhook', admin, { body: { id, url: `https://${id}.example/hook`, events } });
async function notify(house: House, part: Partial<NotifyRequest> = {}) {
  const request: NotifyRequest = {
    to: [{ webhook: 'crm' }],
    channel: 'webhook',
    class: 'service',
    body: { en: 'Hello', ja: 'こんにちは' },
    data: { order: 'K-1' },
    idempotencyKey: 'visit 1',
    signal,
    ...part,
  };
  return must(await house.write(() => house.notifications.notify(request)));
}
const rows = (house: House) => house.write(() => house.notifications.outbox.list({ limit: 50, offset: 0 }));
const deliveries = (house: House) => house.emitted.filter(({ name }) => name.startsWith('delivery.'));
/** Lets time pass and everything that falls due be done. */
async function pass(house: House, seconds: number) {
  house.clock.advance(seconds * 1000);
  await house.delivery.drain();
}

describe('delivery', () => {
  test('sends a row once, signed with the secret, and tells the run that waits', async () => {
    const house = await openHouse();
    const { secret } = (await register(house)) as { secret: string };
    const { outboxIds } = await notify(house);
    await house.delivery.drain();
    expect(house.sent).toHaveLength(1);
    expect(house.sent[0]).toMatchObject({ idempotencyKey: 'visit 1:webhook:crm', recipient: 'crm' });
    const { webhook } = house.sent[0]!;
    expect(webhook).toMatchObject({ url: 'https://crm.example/hook', secret });
    expect(JSON.parse(webhook!.body)).toMatchObject({
      type: 'notification',
      timestamp: '2026-06-01T01:00:00.000Z',
      data: { order: 'K-1', text: { en: 'Hello', ja: 'こんにちは' } },
    });
    expect(await rows(house)).toMatchObject([
      { status: 'sent', attempts: 1, sentAt: '2026-06-01T01:00:00.000Z' },
    ]);
    expect(deliveries(house)).toEqual([
      { name: 'delivery.sent', payload: { ...signal, outboxId: outboxIds[0] } },
    ]);
  });

  test('tries three times with the same key, later each time, and then tells the run that it failed', async () => {
    const house = await openHouse();
    await register(house);
    house.script.answer = () => broken;
    const { outboxIds } = await notify(house);
    await house.delivery.drain();
    await pass(house, 4);
    expect(house.sent).toHaveLength(1);
    await pass(house, 1);
    expect(house.sent).toHaveLength(2);
    expect(deliveries(house)).toEqual([]);
    await pass(house, 30);
    expect(house.sent).toHaveLength(3);
    expect(new Set(house.sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    await pass(house, 3600);
    expect(house.sent).toHaveLength(3);
    expect(await rows(house)).toMatchObject([{ status: 'failed', reason: 'It answered 500.', attempts: 3 }]);
    expect(deliveries(house)).toEqual([
      { name: 'delivery.failed', payload: { ...signal, outboxId: outboxIds[0], reason: 'It answered 500.' } },
    ]);
  });

  test('gives up at once where trying again cannot help', async () => {
    const house = await openHouse();
    await register(house);
    house.script.answer = () => gone;
    await notify(house);
    await house.delivery.drain();
    expect(await rows(house)).toMatchObject([{ status: 'failed', attempts: 1 }]);
  });

  test('wakes itself for the next try, without anybody asking', async () => {
    const house = await openHouse();
    await register(house);
    house.script.answer = () => (house.sent.length < 2 ? broken : { ok: true });
    await notify(house);
    await house.delivery.drain();
    house.clock.advance(5000);
    await expect.poll(() => house.sent.length).toBe(2);
  });

  test('tells the run only when the last row of its visit is settled', async () => {
    const house = await openHouse();
    await register(house);
    await register(house, 'erp');
    house.script.answer = ({ recipient }) =>
      recipient === 'crm' && house.sent.length < 3 ? broken : { ok: true };
    await notify(house, { to: [{ webhook: 'crm' }, { webhook: 'erp' }] });
    await house.delivery.drain();
    expect(deliveries(house)).toEqual([]);
    await pass(house, 5);
    expect(deliveries(house).map(({ name }) => name)).toEqual(['delivery.sent']);
  });

  test('takes a row up again when whoever claimed it is gone, and an answer that comes too late changes nothing', async () => {
    const house = await openHouse();
    await register(house);
    await house.delivery.stop();
    await notify(house);
    const [claimed] = await house.write(() => house.notifications.outbox.claimDue(10));
    expect(await house.write(() => house.notifications.outbox.claimDue(10))).toEqual([]);
    house.clock.advance(14_000);
    expect(await house.write(() => house.notifications.outbox.claimDue(10))).toEqual([]);
    house.clock.advance(1000);
    const [again] = await house.write(() => house.notifications.outbox.claimDue(10));
    expect(again?.idempotencyKey).toBe(claimed?.idempotencyKey);
    await house.write(() => house.notifications.outbox.settle(claimed!, gone));
    expect(await rows(house)).toMatchObject([{ status: 'queued' }]);
    await house.write(() => house.notifications.outbox.settle(again!, { ok: true }));
    expect(await rows(house)).toMatchObject([{ status: 'sent' }]);
  });

  test('survives a sender that throws', async () => {
    const house = await openHouse();
    await register(house);
    house.script.answer = () => {
      throw new Error('socket hang up');
    };
    await notify(house);
    await house.delivery.drain();
    expect(await rows(house)).toMatchObject([{ status: 'queued', reason: 'socket hang up' }]);
    expect(house.reports).toEqual([]);
  });

  test('one that hangs does not hold up the others', async () => {
    const house = await openHouse();
    await register(house);
    let release = (_sent: Sent): void => {};
    house.script.answer = ({ channel }) =>
      channel === 'webhook' ? new Promise((resolve) => (release = resolve)) : { ok: true };
    await notify(house);
    await notify(house, { to: [{ agent: 'lee' }], channel: 'email', idempotencyKey: 'visit 2' });
    await expect
      .poll(async () => (await rows(house)).map(({ status }) => status).toSorted())
      .toEqual(['queued', 'sent']);
    release({ ok: true });
    await house.delivery.drain();
  });

  test('a hundred rows go out once each', async () => {
    const house = await openHouse();
    await register(house);
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        notify(house, { idempotencyKey: `visit ${n}`, signal: undefined }),
      ),
    );
    await house.delivery.drain();
    expect(new Set(house.sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(100);
    expect(house.sent).toHaveLength(100);
  });

  test('stops taking rows when it is stopped, and leaves them for the next start', async () => {
    const house = await openHouse();
    await register(house);
    await house.delivery.stop();
    await notify(house);
    await house.delivery.drain();
    expect(house.sent).toEqual([]);
    const { outbox, webhooks } = house.notifications;
    const next = createDelivery({
      db: house.store,
      clock: house.clock,
      outbox,
      webhooks,
      senders: { webhook: { send: async () => ({ ok: true }) } },
      report: () => {},
    });
    await next.drain();
    expect(await rows(house)).toMatchObject([{ status: 'sent' }]);
  });
});

describe('the outbox', () => {
  test('a failed row is tried again by hand, one that was sent is not', async () => {
    const house = await openHouse();
    await register(house);
    house.script.answer = () => gone;
    const { outboxIds } = await notify(house);
    await house.delivery.drain();
    house.script.answer = () => ({ ok: true });
    const again = { params: { id: outboxIds[0] } };
    expect(await house.call('retryOutbox', admin, again)).toMatchObject({ status: 'queued' });
    await house.delivery.drain();
    expect(await house.call('retryOutbox', admin, again)).toMatchObject({ code: 'conflict' });
    expect(await house.call('listOutbox', admin, { query: { status: 'sent' } })).toMatchObject({
      items: [{ id: outboxIds[0], to: 'crm', runId: 'run_1' }],
      next: null,
    });
  });
  test('what has no way out stays visible with the reason, and nobody waits for it', async () => {
    const house = await openHouse();
    const caseId = await house.openCase({ text: '電源が入りません' });
    const reply = {
      caseId,
      template: 'social-ack',
      data: {},
      visibility: 'public',
      countsAsFirstResponse: false,
      idempotencyKey: 'ack 1',
      by: automation,
    } as const;
    const { messageId } = must(await house.write(() => house.notifications.reply(reply)));
    expect(must(await house.write(() => house.notifications.reply(reply)))).toEqual({ messageId });
    const found = await rows(house);
    expect(found).toMatchObject([
      { channel: 'x', status: 'skipped', reason: 'NO_ADAPTER', locale: 'ja', caseId, messageId },
    ]);
    expect(found[0]!.text).toContain('ご不便をおかけし申し訳ございません');
    expect(found[0]!.text).toContain('C-100001');
  });
});

describe('replies', () => {
  const answer = { data: {}, visibility: 'direct', countsAsFirstResponse: true, by: automation } as const;
  const body = { en: 'On its way.', ja: '発送しました。' };
  test('go by mail to whoever wrote by mail, with the number of the case', async () => {
    const house = await openHouse();
    const caseId = await house.openCase({
      channel: 'email',
      handle: 'emma.clark@example.com',
      subject: 'Order',
    });
    must(
      await house.write(() => house.notifications.reply({ ...answer, caseId, body, idempotencyKey: 'r1' })),
    );
    await house.delivery.drain();
    expect(house.sent).toMatchObject([
      {
        channel: 'email',
        recipient: 'emma.clark@example.com',
        subject: 'Re: Order [C-100001]',
        text: 'On its way.',
      },
    ]);
  });
  test('that count as the first response stop the clock and move the flows that wait for one', async () => {
    const house = await openHouse();
    const caseId = await house.openCase();
    await house.write(() => house.sla.apply(caseId, 'social-1h', house.clock.now()));
    const { messageId } = must(
      await house.write(() => house.notifications.reply({ ...answer, caseId, body, idempotencyKey: 'r1' })),
    );
    expect(await house.write(() => house.sla.ofCase(caseId))).toMatchObject({ state: 'succeeded' });
    expect(house.emitted).toContainEqual({
      name: 'case.agentReplied',
      payload: { caseId, messageId, agentId: 'run_1' },
    });
  });
  test('longer than the channel takes are refused with the limit', async () => {
    const house = await openHouse();
    const caseId = await house.openCase();
    const long = { en: 'a'.repeat(281), ja: 'a'.repeat(281) };
    const asked = { ...answer, visibility: 'public', caseId, body: long, idempotencyKey: 'r1' } as const;
    expect(await house.write(() => house.notifications.reply(asked))).toMatchObject({
      fault: { code: 'TEXT_TOO_LONG' },
    });
  });
  test('of an agent leave the building too', async () => {
    const house = await openHouse();
    const caseId = await house.openCase({ channel: 'email', handle: 'emma.clark@example.com' });
    await house.call('replyToCase', caller('lee'), { params: { id: caseId }, body: { text: 'Hello Emma' } });
    await house.delivery.drain();
    expect(house.sent).toMatchObject([{ channel: 'email', text: 'Hello Emma' }]);
  });
});

describe('webhooks', () => {
  test('are told of the events they want, as they happen', async () => {
    const house = await openHouse();
    await register(house, 'crm', ['case.created']);
    const caseId = await house.openCase();
    await house.delivery.drain();
    expect(house.sent.map(({ webhook }) => JSON.parse(webhook!.body) as object)).toMatchObject([
      { type: 'case.created', data: { caseId } },
    ]);
  });
  test('show their secret once and never again', async () => {
    const house = await openHouse();
    const { secret } = (await register(house)) as { secret: string };
    expect(secret).toMatch(/^whsec_/);
    expect(JSON.stringify(await house.call('listWebhooks', admin))).not.toContain(secret);
  });
  test('that are removed get nothing more', async () => {
    const house = await openHouse();
    await register(house, 'crm', ['case.created']);
    await house.delivery.stop();
    await notify(house);
    await house.call('deleteWebhook', admin, { params: { id: 'crm' } });
    await house.openCase();
    expect(await rows(house)).toHaveLength(1);
    const { outbox, webhooks } = house.notifications;
    const sent: Outgoing[] = [];
    const sender: Sender = {
      async send(outgoing) {
        sent.push(outgoing);
        return { ok: true };
      },
    };
    const { store: db, clock } = house;
    await createDelivery({
      db,
      clock,
      outbox,
      webhooks,
      senders: { webhook: sender },
      report: () => {},
    }).drain();
    expect(sent).toEqual([]);
    expect(await rows(house)).toMatchObject([
      { status: 'failed', reason: expect.stringContaining('removed') as string },
    ]);
  });
});
