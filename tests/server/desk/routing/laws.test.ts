import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WorkItemView } from '../../../../server/contract/queues.ts';
import { unfit } from '../../../../server/desk/routing/rules.ts';
import { candidates } from '../../../../server/desk/routing/records.ts';
import { must } from '../../../support/case-desk.ts';
import { caller, openHouse, type House } from '../../../support/house.ts';
import { request, update } from './routed.ts';

const agents = ['mori', 'tanaka', 'lee', 'okada'] as const;
/** Few queues, so that agents are full before long: then it matters who gets what. */
const queueIds = ['q-social', 'q-billing', 'q-app'] as const;
const methods = ['highestCapacity', 'roundRobin', 'longestIdle'] as const;
const root = caller('root', { role: 'admin' });

const day = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('route' as const),
        queueId: fc.constantFrom(...queueIds),
        method: fc.constantFrom(...methods),
        channel: fc.constantFrom('x', 'chat'),
        skills: fc.subarray([{ skill: 'social', minLevel: 5 }]),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('reroute' as const),
        nth: fc.nat(),
        queueId: fc.constantFrom(...queueIds),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('solve' as const), nth: fc.nat() }) },
    fc.record({
      do: fc.constant('presence' as const),
      agentId: fc.constantFrom(...agents),
      presence: fc.constantFrom('available', 'away', 'offline'),
    }),
    fc.record({ do: fc.constant('capacity' as const), agentId: fc.constantFrom(...agents) }),
    fc.record({
      do: fc.constant('members' as const),
      queueId: fc.constantFrom(...queueIds),
      memberIds: fc.subarray([...agents]),
    }),
  ),
  { minLength: 20, maxLength: 40 },
);
type Move = (typeof day extends fc.Arbitrary<infer D> ? D : never) extends (infer M)[] ? M : never;

async function make(house: House, move: Move, cases: string[]): Promise<void> {
  const known = 'nth' in move ? cases[move.nth % Math.max(1, cases.length)] : undefined;
  switch (move.do) {
    case 'route': {
      const { queueId, method, skills } = move;
      const id = await house.openCase({ channel: move.channel === 'chat' ? 'chat' : 'x' });
      cases.push(id);
      must(await house.write(() => house.routing.route(request(id, { queueId, method, skills }))));
      return;
    }
    case 'reroute':
      // A solved case is refused, which is all the same to the laws.
      if (known)
        await house.write(() =>
          house.routing.route(request(known, { queueId: move.queueId, match: 'none' })),
        );
      return;
    case 'solve':
      if (known) await update(house, known, { status: 'solved' });
      return;
    case 'presence':
      await house.call('setPresence', caller(move.agentId), { body: { presence: move.presence } });
      return;
    case 'capacity':
      await house.call('updateAgent', root, { params: { id: move.agentId }, body: { capacity: 9 } });
      return;
    case 'members': {
      const { queueId: id, memberIds } = move;
      await house.call('setQueueMembers', root, { params: { id }, body: { memberIds } });
      return;
    }
    default:
      move satisfies never;
  }
}

async function holds(house: House): Promise<void> {
  const { items } = (await house.call('listWorkItems', root, { query: { limit: '200' } })) as {
    items: WorkItemView[];
  };
  for (const item of items) {
    const subject = await house.store.read(() => house.cases.byId(item.caseId));
    expect(subject).toMatchObject({ ownerId: item.agentId, queueId: item.queueId });
    expect(item.status).toBe(item.agentId === null ? 'queued' : 'assigned');
  }
  for (const agentId of agents) {
    const agent = await house.store.read(() => house.people.byId(agentId));
    const load = items
      .filter((item) => item.agentId === agentId)
      .reduce((sum, { weight }) => sum + weight, 0);
    expect(load).toBeLessThanOrEqual(agent!.capacity);
  }
  for (const item of items.filter(({ status }) => status === 'queued')) {
    const members = await house.store.read(() => candidates(item.queueId, true));
    expect(members.filter((member) => unfit(member, item) === undefined).map(({ id }) => id)).toEqual([]);
  }
}

test('whatever a day brings, nobody is given more than they can take and nothing waits that somebody could do', async () => {
  await fc.assert(
    fc.asyncProperty(day, async (moves) => {
      const house = await openHouse();
      const cases: string[] = [];
      for (const move of moves) {
        await make(house, move, cases);
        await holds(house);
      }
    }),
    // A shrunk day is easier to read, but every step of it costs a whole house.
    { numRuns: 15, endOnFailure: true },
  );
}, 120_000);
