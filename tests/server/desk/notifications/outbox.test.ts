import { expect, test } from 'vitest';
import { must } from '../../../support/case-desk.ts';
import { automation, openHouse } from '../../../support/house.ts';
import { admin, gone, notify, register, rows } from './post.ts';

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
