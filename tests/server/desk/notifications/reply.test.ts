import { expect, test } from 'vitest';
import { must } from '../../../support/case-desk.ts';
import { automation, caller, openHouse } from '../../../support/house.ts';

const answer = { data: {}, visibility: 'direct', countsAsFirstResponse: true, by: automation } as const;
const body = { en: 'On its way.', ja: '発送しました。' };
test('replies go by mail to whoever wrote by mail, with the number of the case', async () => {
  const house = await openHouse();
  const caseId = await house.openCase({
    channel: 'email',
    handle: 'emma.clark@example.com',
    subject: 'Order',
  });
  must(await house.write(() => house.notifications.reply({ ...answer, caseId, body, idempotencyKey: 'r1' })));
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
test('replies that count as the first response stop the clock and move the flows that wait for one', async () => {
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
test('replies longer than the channel takes are refused with the limit', async () => {
  const house = await openHouse();
  const caseId = await house.openCase();
  const long = { en: 'a'.repeat(281), ja: 'a'.repeat(281) };
  const asked = { ...answer, visibility: 'public', caseId, body: long, idempotencyKey: 'r1' } as const;
  expect(await house.write(() => house.notifications.reply(asked))).toMatchObject({
    fault: { code: 'TEXT_TOO_LONG' },
  });
});
test('replies of an agent leave the building too', async () => {
  const house = await openHouse();
  const caseId = await house.openCase({ channel: 'email', handle: 'emma.clark@example.com' });
  await house.call('replyToCase', caller('lee'), { params: { id: caseId }, body: { text: 'Hello Emma' } });
  await house.delivery.drain();
  expect(house.sent).toMatchObject([{ channel: 'email', text: 'Hello Emma' }]);
});
