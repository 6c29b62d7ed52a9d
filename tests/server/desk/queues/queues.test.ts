import { expect, test } from 'vitest';
import type { RouteRequest } from '../../../../engine/runtime/desk.ts';
import type { QueueView } from '../../../../server/contract/queues.ts';
import { must } from '../../../support/case-desk.ts';
import { automation, caller, openHouse, type House } from '../../../support/house.ts';

const toApp = (caseId: string): RouteRequest => ({
  caseId,
  queueId: 'q-app',
  skills: [],
  match: 'none',
  by: automation,
});
const lead = caller('okada', { role: 'supervisor' });
const list = async (house: House) =>
  ((await house.call('listQueues', caller('lee'))) as { items: QueueView[] }).items;
const change = (house: House, id: string, body: object, ifMatch?: number) =>
  house.call('updateQueue', lead, { params: { id }, body, ifMatch });

test('queues are listed in the order they are served, with what waits in them', async () => {
  const house = await openHouse();
  for (let n = 0; n < 3; n += 1) {
    const caseId = await house.openCase();
    const request = toApp(caseId);
    must(await house.write(() => house.routing.route(request)));
  }
  const queues = await list(house);
  expect(queues[0]!.id).toBe('q-vip');
  expect(queues.map(({ priority }) => priority)).toEqual(
    queues.map(({ priority }) => priority).toSorted((a, b) => a - b),
  );
  expect(queues.find(({ id }) => id === 'q-app')).toMatchObject({
    queued: 1,
    assigned: 2,
    oldestQueuedAt: '2026-06-01T01:00:00.000Z',
    memberIds: ['lee'],
  });
});

test('naming another fallback queue takes the mark from the first, and none can be without', async () => {
  const house = await openHouse();
  expect(await change(house, 'q-general', { isFallback: false })).toMatchObject({ code: 'conflict' });
  expect(await change(house, 'q-social', { isFallback: true })).toMatchObject({ isFallback: true });
  expect((await list(house)).filter(({ isFallback }) => isFallback).map(({ id }) => id)).toEqual([
    'q-social',
  ]);
});

test('a change says when somebody else was faster', async () => {
  const house = await openHouse();
  expect(await change(house, 'q-app', { priority: 5 }, 1)).toMatchObject({ priority: 5, version: 2 });
  expect(await change(house, 'q-app', { priority: 6 }, 1)).toMatchObject({ code: 'preconditionFailed' });
});

test('only people who take cases can be members', async () => {
  const house = await openHouse();
  const set = (memberIds: string[]) =>
    house.call('setQueueMembers', lead, { params: { id: 'q-app' }, body: { memberIds } });
  expect(await set(['lee', 'kobayashi'])).toMatchObject({ code: 'invalid' });
  expect(await set(['lee', 'nobody'])).toMatchObject({ code: 'invalid' });
  expect(await set(['mori', 'tanaka', 'tanaka'])).toMatchObject({ memberIds: ['mori', 'tanaka'] });
});

test('what waits is given out when agents no longer pick it themselves', async () => {
  const house = await openHouse();
  await change(house, 'q-app', { method: 'manualPick' });
  const caseId = await house.openCase();
  const request = toApp(caseId);
  expect(must(await house.write(() => house.routing.route(request))).status).toBe('queued');
  await change(house, 'q-app', { method: 'longestIdle' });
  expect(await house.write(() => house.cases.byId(caseId))).toMatchObject({ ownerId: 'lee' });
});

test.each([
  ['method', "'whoever'"],
  ['name', "'{'"],
  ['name', `'{"en": 1}'`],
])('a queue whose %s is damaged (%s) is not taken for what it is not', async (column, value) => {
  const house = await openHouse();
  house.store.connection.exec(`UPDATE queues SET ${column} = ${value} WHERE id = 'q-app'`);
  await expect(house.store.read(() => house.queues.byId('q-app'))).rejects.toThrow();
  expect(await house.store.read(() => house.queues.byId('q-social'))).toMatchObject({ id: 'q-social' });
});
