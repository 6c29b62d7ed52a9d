import { expect, test } from 'vitest';
import { must } from '../../support/case-desk.ts';
import { automation, caller, openHouse } from '../../support/house.ts';

const failure = {
  runId: 'run_9',
  flowKey: 'intake',
  flowTitle: { en: 'Intake', ja: '受付' },
  stepId: 'route',
  error: { code: 'UNKNOWN_QUEUE', message: 'There is no queue "q-x".' },
};
const admin = {
  id: 'root',
  name: 'Root',
  email: 'root@kazehana.example',
  role: 'admin',
  isLead: false,
  department: null,
  locale: 'en',
  capacity: 0,
} as const;

test('the case of a failed run goes to the fallback queue, and the admins hear of it once', async () => {
  const house = await openHouse();
  must(await house.write(() => house.people.create(admin)));
  const caseId = await house.openCase();
  for (let n = 0; n < 2; n += 1)
    await house.write(() => house.desk.takeOverFailedRun({ ...failure, caseId }));
  expect(await house.write(() => house.cases.byId(caseId))).toMatchObject({ queueId: 'q-general' });
  expect(await house.call('listNotifications', caller('root', { role: 'admin' }))).toMatchObject({
    items: [{ link: '/runs/run_9', text: { ja: expect.stringContaining('受付') as string } }],
    unread: 1,
  });
});

test('the flow may name another fallback queue; one that is not there falls back to the usual one', async () => {
  const house = await openHouse();
  for (const [fallbackQueueId, expected] of [
    ['q-app', 'q-app'],
    ['q-gone', 'q-general'],
  ] as const) {
    const caseId = await house.openCase();
    await house.write(() => house.desk.takeOverFailedRun({ ...failure, caseId, fallbackQueueId }));
    expect(await house.write(() => house.cases.byId(caseId))).toMatchObject({ queueId: expected });
  }
});

test('escalating tells the supervisors and marks the case', async () => {
  const house = await openHouse();
  const caseId = await house.openCase();
  const told = await house.write(() => house.desk.escalateToSupervisor(caseId, 'late', automation));
  expect(told).toEqual({ notified: 1 });
  expect(await house.call('listNotifications', caller('okada'))).toMatchObject({
    items: [{ link: `/cases/${caseId}`, text: { en: expect.stringContaining('(late)') as string } }],
  });
  expect(await house.call('getCaseTimeline', caller('mori'), { params: { id: caseId } })).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ code: 'case.escalated' })]) as unknown[],
  });
});
