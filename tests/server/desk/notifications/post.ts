import type { NotifyRequest } from '../../../../engine/runtime/desk.ts';
import type { Sent } from '../../../../server/desk/notifications/sender.ts';
import { must } from '../../../support/case-desk.ts';
import { caller, type House } from '../../../support/house.ts';

export const admin = caller('root', { role: 'admin' });
export const signal = { runId: 'run_1', token: 'tell.1' };
export const broken: Sent = { ok: false, retryable: true, message: 'It answered 500.' };
export const gone: Sent = { ok: false, retryable: false, message: 'It answered 410.' };

export const register = (house: House, id = 'crm', events: string[] = []) =>
  house.call('createWebhook', admin, { body: { id, url: `https://${id}.example/hook`, events } });

/** A run tells the webhook `crm` and waits for the delivery. */
export async function notify(house: House, part: Partial<NotifyRequest> = {}) {
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
export const rows = (house: House) =>
  house.write(() => house.notifications.outbox.list({ limit: 50, offset: 0 }));
export const deliveries = (house: House) => house.emitted.filter(({ name }) => name.startsWith('delivery.'));

/** Lets time pass and everything that falls due be done. */
export async function pass(house: House, seconds: number) {
  house.clock.advance(seconds * 1000);
  await house.delivery.drain();
}
