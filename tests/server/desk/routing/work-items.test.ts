import { describe, expect, test } from 'vitest';
import { caller, openHouse, type House } from '../../../support/house.ts';
import { owner, routed, update } from './routed.ts';

describe('work items by hand', () => {
  const queued = async (house: House) => {
    const result = await routed(house, { method: 'manualPick' });
    expect(result.status).toBe('queued');
    return result;
  };
  test('an agent takes an item of their queue, and nobody takes it after them', async () => {
    const house = await openHouse();
    const { workItemId, case: subject } = await queued(house);
    expect(await house.call('acceptWorkItem', caller('lee'), { params: { id: workItemId } })).toMatchObject({
      code: 'forbidden',
    });
    expect(
      await house.call('acceptWorkItem', caller('tanaka'), { params: { id: workItemId } }),
    ).toMatchObject({
      status: 'assigned',
      agentId: 'tanaka',
    });
    expect(await owner(house, subject.id)).toBe('tanaka');
    expect(
      await house.call('acceptWorkItem', caller('tanaka'), { params: { id: workItemId } }),
    ).toMatchObject({
      code: 'conflict',
    });
  });
  test('an item that agents pick is never pushed to anybody', async () => {
    const house = await openHouse();
    const { case: subject } = await queued(house);
    await house.write(() => house.routing.fill('tanaka'));
    expect(await owner(house, subject.id)).toBeNull();
  });
  test('who gives an item back to the queue does not get it again at once', async () => {
    const house = await openHouse();
    const { workItemId, case: subject } = await routed(house);
    const transfer = { params: { id: workItemId }, body: { queueId: 'q-billing' } };
    expect(await house.call('transferWorkItem', caller('lee'), transfer)).toMatchObject({
      code: 'forbidden',
    });
    expect(await house.call('transferWorkItem', caller('tanaka'), transfer)).toMatchObject({
      status: 'queued',
    });
    expect(await owner(house, subject.id)).toBeNull();
  });
  test('an item is handed to a person, whatever their load', async () => {
    const house = await openHouse();
    for (let n = 0; n < 2; n += 1) await routed(house, { queueId: 'q-app' });
    const { workItemId } = await routed(house);
    const transfer = { params: { id: workItemId }, body: { agentId: 'lee' } };
    expect(await house.call('transferWorkItem', caller('tanaka'), transfer)).toMatchObject({
      agentId: 'lee',
    });
    const handed = { params: { id: workItemId }, body: { agentId: 'kobayashi' } };
    expect(await house.call('transferWorkItem', caller('lee'), handed)).toMatchObject({ code: 'conflict' });
  });
  test('laying an item down frees its units', async () => {
    const house = await openHouse();
    const { workItemId } = await routed(house);
    await house.call('completeWorkItem', caller('tanaka'), { params: { id: workItemId } });
    expect(await house.call('getPresence', caller('tanaka'))).toMatchObject({ load: 0 });
  });
  test('an agent owns a case that was in no queue once it is handed to them', async () => {
    const house = await openHouse();
    const caseId = await house.openCase();
    await update(house, caseId, { ownerId: 'lee' });
    expect(await owner(house, caseId)).toBe('lee');
    expect(await house.call('listWorkItems', caller('lee'), { query: { mine: 'true' } })).toMatchObject({
      items: [{ caseId, queueId: 'q-general', status: 'assigned' }],
    });
  });
  test('a case that is opened again weighs on its owner', async () => {
    const house = await openHouse();
    const { case: subject } = await routed(house);
    await update(house, subject.id, { status: 'solved' });
    await update(house, subject.id, { status: 'open' });
    expect(await house.call('getPresence', caller('tanaka'))).toMatchObject({ load: 2 });
  });
});

test('the list of work says what agents need to know of the case', async () => {
  const house = await openHouse();
  const { case: subject } = await routed(house, { queueId: 'q-social' }, { text: 'Where is my order?' });
  await house.write(() => house.sla.apply(subject.id, 'social-1h', house.clock.now()));
  house.clock.advance(90_000);
  expect(await house.call('listWorkItems', caller('lee'), { query: { queue: 'q-social' } })).toMatchObject({
    items: [
      {
        caseId: subject.id,
        ageSeconds: 90,
        slaDueAt: '2026-06-01T02:00:00.000Z',
        slaState: 'inProgress',
        queueName: { en: 'Social', ja: 'SNS' },
        case: { number: subject.number, subject: 'Where is my order?', priority: 'normal', channel: 'x' },
      },
    ],
    next: null,
  });
});
