import { describe, expect, test } from 'vitest';
import { must } from '../../../support/case-desk.ts';
import { caller, openHouse, type House } from '../../../support/house.ts';
import { owner, request, routed, update } from './routed.ts';

describe('routing a case', () => {
  test('gives it to a free agent with the skills, in the same commit', async () => {
    const house = await openHouse();
    const result = await routed(house, {
      queueId: 'q-vip',
      skills: [
        { skill: 'social', minLevel: 5 },
        { skill: 'hardware', minLevel: 5, additional: true },
      ],
    });
    expect(result).toMatchObject({ status: 'assigned', agentId: 'mori', queueId: 'q-vip' });
    expect(result.case).toMatchObject({ ownerId: 'mori', queueId: 'q-vip' });
    expect(result.why).toContainEqual(
      expect.objectContaining({ text: 'agent.lacksSkill.social', left: 'okada' }),
    );
    expect(house.emitted).toContainEqual({
      name: 'case.assigned',
      payload: { caseId: result.case.id, queueId: 'q-vip', agentId: 'mori', workItemId: result.workItemId },
    });
  });
  test('capacity 6 and weight 2: three are assigned, the fourth waits until one is solved', async () => {
    const house = await openHouse();
    const four = [];
    for (let n = 0; n < 4; n += 1) four.push(await routed(house));
    expect(four.map(({ status }) => status)).toEqual(['assigned', 'assigned', 'assigned', 'queued']);
    await update(house, four[0]!.case.id, { status: 'solved' });
    expect(await owner(house, four[3]!.case.id)).toBe('tanaka');
  });
  test('a chat takes more room than a case', async () => {
    const house = await openHouse();
    const three = [];
    for (let n = 0; n < 3; n += 1) three.push(await routed(house, {}, { channel: 'chat' }));
    expect(three.map(({ status }) => status)).toEqual(['assigned', 'assigned', 'queued']);
  });
  test('a second message does not move the customer to somebody else', async () => {
    const house = await openHouse();
    const first = await routed(house, { queueId: 'q-social' });
    const again = must(
      await house.write(() => house.routing.route(request(first.case.id, { queueId: 'q-social' }))),
    );
    expect(again).toMatchObject({ status: 'assigned', agentId: first.agentId, workItemId: first.workItemId });
    expect(again.why).toEqual([{ text: 'agent.keeps', left: first.agentId }]);
  });
  test('to another queue frees the agent for who waits there', async () => {
    const house = await openHouse();
    const [moved, , , waiting] = [
      await routed(house),
      await routed(house),
      await routed(house),
      await routed(house),
    ];
    const result = must(
      await house.write(() => house.routing.route(request(moved.case.id, { queueId: 'q-app' }))),
    );
    expect(result).toMatchObject({ status: 'assigned', agentId: 'lee' });
    expect(await owner(house, waiting.case.id)).toBe('tanaka');
  });
  test('to another queue of the same agent is not held up by the units it takes itself', async () => {
    const house = await openHouse();
    const body = { memberIds: ['lee'] };
    await house.call('setQueueMembers', caller('okada', { role: 'supervisor' }), {
      params: { id: 'q-social' },
      body,
    });
    const [moved] = [await routed(house, { queueId: 'q-social' }), await routed(house, { queueId: 'q-app' })];
    const result = must(
      await house.write(() => house.routing.route(request(moved.case.id, { queueId: 'q-app' }))),
    );
    expect(result).toMatchObject({ status: 'assigned', agentId: 'lee', queueId: 'q-app' });
  });
  test('the higher score is served first, then the older', async () => {
    const house = await openHouse();
    for (let n = 0; n < 3; n += 1) await routed(house);
    const older = await routed(house);
    house.clock.advance(1000);
    const newer = await routed(house);
    house.clock.advance(1000);
    const urgent = await routed(house, { score: 900 });
    const served: string[] = [];
    for (const { id } of await house
      .write(() => house.cases.list({ owner: 'tanaka', limit: 3 }))
      .then((found) => found.map(({ summary }) => summary))) {
      await update(house, id, { status: 'solved' });
      for (const waiting of [older, newer, urgent])
        if (!served.includes(waiting.case.id) && (await owner(house, waiting.case.id)) === 'tanaka')
          served.push(waiting.case.id);
    }
    expect(served).toEqual([urgent, older, newer].map((item) => item.case.id));
  });
  test('who waits moves up when the case becomes more urgent, unless the flow scores for itself', async () => {
    const house = await openHouse();
    const wait = (part: object) => routed(house, { method: 'manualPick', ...part });
    const waiting = [await wait({}), await wait({}), await wait({ score: 250 })];
    for (const { case: subject } of waiting.slice(1))
      await update(house, subject.id, { priority: 'critical' });
    const { items } = (await house.call('listWorkItems', caller('tanaka'))) as {
      items: { id: string; score: number }[];
    };
    expect(items.map(({ id, score }) => [id, score])).toEqual([
      [waiting[1]!.workItemId, 400],
      [waiting[2]!.workItemId, 250],
      [waiting[0]!.workItemId, 200],
    ]);
  });
  test('round robin goes from one to the next', async () => {
    const house = await openHouse();
    const turns = [];
    for (let n = 0; n < 4; n += 1)
      turns.push((await routed(house, { queueId: 'q-general', method: 'roundRobin' })).agentId);
    expect(new Set(turns.slice(0, 3)).size).toBe(3);
    expect(turns[3]).toBe(turns[0]);
  });
  test.each([
    ['UNKNOWN_QUEUE', { queueId: 'q-nowhere' }],
    ['UNKNOWN_SKILL', { skills: [{ skill: 'magic', minLevel: 1 }] }],
    ['NOT_FOUND', { caseId: 'case_nobody' }],
  ])('is refused with %s', async (code, part) => {
    const house = await openHouse();
    const caseId = await house.openCase();
    const result = await house.write(() => house.routing.route(request(caseId, part)));
    expect(result).toMatchObject({ fault: { code } });
  });
  test('a queue that is only named must exist as well', async () => {
    const house = await openHouse();
    const found = (id: string) => house.write(() => house.routing.findQueue(id));
    expect(await found('q-billing')).toMatchObject({ id: 'q-billing' });
    expect(await found('q-nowhere')).toMatchObject({ fault: { code: 'UNKNOWN_QUEUE' } });
  });
  test('a solved case is not routed', async () => {
    const house = await openHouse();
    const { case: subject } = await routed(house);
    await update(house, subject.id, { status: 'solved' });
    expect(await house.write(() => house.routing.route(request(subject.id)))).toMatchObject({
      fault: { code: 'CONFLICT' },
    });
  });
});

describe('who may take more', () => {
  const wait = async (house: House) => {
    await house.write(() => house.people.setPresence('tanaka', 'away'));
    return (await routed(house)).case.id;
  };
  test('is given waiting work on becoming available', async () => {
    const house = await openHouse();
    const caseId = await wait(house);
    expect(await owner(house, caseId)).toBeNull();
    await house.call('setPresence', caller('tanaka'), { body: { presence: 'available' } });
    expect(await owner(house, caseId)).toBe('tanaka');
  });
  test('is given waiting work on joining the queue', async () => {
    const house = await openHouse();
    const caseId = await wait(house);
    const body = { memberIds: ['tanaka', 'lee'] };
    await house.call('setQueueMembers', caller('okada', { role: 'supervisor' }), {
      params: { id: 'q-billing' },
      body,
    });
    expect(await owner(house, caseId)).toBe('lee');
  });
  test('is given work that asks for a skill on learning it', async () => {
    const house = await openHouse();
    const result = await routed(house, { skills: [{ skill: 'app', minLevel: 3 }] });
    expect(result.status).toBe('queued');
    const skills = [{ skillId: 'app', level: 3 }];
    await house.call('setAgentSkills', caller('okada', { role: 'supervisor' }), {
      params: { id: 'tanaka' },
      body: { skills },
    });
    expect(await owner(house, result.case.id)).toBe('tanaka');
  });
  test('what a leaver had goes to the others', async () => {
    const house = await openHouse();
    const { case: subject, agentId } = await routed(house, { queueId: 'q-social' });
    const admin = caller('root', { role: 'admin' });
    await house.call('updateAgent', admin, { params: { id: agentId }, body: { active: false } });
    const next = await owner(house, subject.id);
    expect(next).not.toBe(agentId);
    expect(next).not.toBeNull();
  });
});
