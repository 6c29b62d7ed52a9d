import { expect, test } from 'vitest';
import { createDelivery } from '../../../../server/desk/notifications/index.ts';
import type { Senders, Sent } from '../../../../server/desk/notifications/sender.ts';
import { openHouse, type House } from '../../../support/house.ts';
import { broken, deliveries, gone, notify, pass, register, rows, signal } from './post.ts';

test('delivery sends a row once, signed with the secret, and tells the run that waits', async () => {
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

test('keeps why it failed so that it can be said in every language, and tells the run so', async () => {
  const house = await openHouse();
  await register(house);
  const why = { sentence: 'receiverStatus', params: { status: 410 } };
  house.script.answer = () => ({ ...gone, message: 'The receiver answered 410.', ...why });
  await notify(house);
  await house.delivery.drain();
  expect(await rows(house)).toMatchObject([
    { status: 'failed', reason: 'The receiver answered 410.', ...why },
  ]);
  expect(deliveries(house)).toMatchObject([{ payload: { reason: 'The receiver answered 410.', said: why } }]);
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

test('a process that begins sends at once what the one before it was sending when it died', async () => {
  const house = await openHouse();
  await register(house);
  const { outbox } = house.notifications;
  await house.delivery.stop();
  await notify(house);
  const other = { channel: 'email', idempotencyKey: 'visit 2', signal: undefined } as const;
  await notify(house, { ...other, to: [{ agent: 'lee' }] });
  const claimed = await house.write(() => outbox.claimDue(10));
  const refused = claimed.find(({ channel }) => channel === 'email');
  // This try has ended: its row waits for the next one, and nobody is sending it.
  await house.write(() => outbox.settle(refused!, broken));
  const again: string[] = [];
  let answer = (_sent: Sent): void => {};
  const send = async ({ idempotencyKey }: { idempotencyKey: string }) => {
    again.push(idempotencyKey);
    return new Promise<Sent>((resolve) => (answer = resolve));
  };
  const next = deliveryOf(house, { webhook: { send }, email: { send } });
  await next.start();
  await expect.poll(() => again).toEqual(['visit 1:webhook:crm']);
  // The one before was not dead after all; what it says comes too late.
  await house.write(() =>
    outbox.settle(
      claimed.find(({ channel }) => channel === 'webhook')!,
      gone,
    ),
  );
  expect((await rows(house)).map(({ status }) => status)).toEqual(['queued', 'queued']);
  answer({ ok: true });
  await next.drain();
  expect(deliveries(house).map(({ name }) => name)).toEqual(['delivery.sent']);
  await next.stop();
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
    Array.from({ length: 100 }, (_, n) => notify(house, { idempotencyKey: `visit ${n}`, signal: undefined })),
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
  const next = deliveryOf(house, { webhook: { send: async () => ({ ok: true }) } });
  await next.drain();
  expect(await rows(house)).toMatchObject([{ status: 'sent' }]);
});

test('an answer that comes when the time is up counts for nothing; the next try has the same key', async () => {
  const house = await openHouse();
  await register(house);
  const late: ((sent: Sent) => void)[] = [];
  house.script.answer = () => new Promise<Sent>((resolve) => late.push(resolve));
  const { outboxIds } = await notify(house);
  house.delivery.poke();
  await expect.poll(() => late.length).toBe(1);
  house.clock.advance(10_000);
  await house.delivery.drain();
  expect(await rows(house)).toMatchObject([{ status: 'queued', attempts: 1 }]);
  house.script.answer = () => ({ ok: true });
  await pass(house, 5);
  late.forEach((answer) => answer(broken));
  await house.delivery.drain();
  expect(await rows(house)).toMatchObject([{ status: 'sent', attempts: 2 }]);
  expect(house.sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual(
    Array.from({ length: 2 }, () => 'visit 1:webhook:crm'),
  );
  expect(deliveries(house)).toEqual([
    { name: 'delivery.sent', payload: { ...signal, outboxId: outboxIds[0] } },
  ]);
});

/** The delivery of the next process on the same file. */
const deliveryOf = ({ store, clock, notifications }: House, senders: Senders) =>
  createDelivery({ db: store, clock, ...notifications, senders, report: () => {} });
