import { expect, test } from 'vitest';
import { createDelivery } from '../../../../server/desk/notifications/index.ts';
import type { Outgoing, Sender } from '../../../../server/desk/notifications/sender.ts';
import { openHouse } from '../../../support/house.ts';
import { admin, notify, register, rows } from './post.ts';

test('webhooks are told of the events they want, as they happen', async () => {
  const house = await openHouse();
  await register(house, 'crm', ['case.created']);
  const caseId = await house.openCase();
  await house.delivery.drain();
  expect(house.sent.map(({ webhook }) => JSON.parse(webhook!.body) as object)).toMatchObject([
    { type: 'case.created', data: { caseId } },
  ]);
});
test('webhooks show their secret once and never again', async () => {
  const house = await openHouse();
  const { secret } = (await register(house)) as { secret: string };
  expect(secret).toMatch(/^whsec_/);
  expect(JSON.stringify(await house.call('listWebhooks', admin))).not.toContain(secret);
});
test('webhooks that are removed get nothing more', async () => {
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
