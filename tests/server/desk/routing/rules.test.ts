import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  choose,
  freeUnits,
  missingSkill,
  scoreOf,
  weightOf,
  type Candidate,
  type Demand,
} from '../../../../server/desk/routing/rules.ts';

const candidate = (
  id: string,
  part: Partial<Omit<Candidate, 'skills'>> & { skills?: object } = {},
): Candidate => ({
  id,
  presence: 'available',
  capacity: 6,
  load: 0,
  idleSince: 0,
  turn: 0,
  ...part,
  skills: new Map(Object.entries(part.skills ?? {})),
});
const demand = (part: Partial<Demand> = {}): Demand => ({ weight: 2, requirements: [], ...part });

describe('who gets an item', () => {
  test.each([
    ['most capacity left', 'highestCapacity', 'b'],
    ['the one whose turn it is', 'roundRobin', 'c'],
    ['the one idle longest', 'longestIdle', 'a'],
  ] as const)('%s', (_, method, expected) => {
    const members = [
      candidate('a', { load: 2, turn: 3, idleSince: 1 }),
      candidate('b', { load: 0, turn: 2, idleSince: 3 }),
      candidate('c', { load: 4, turn: 1, idleSince: 2 }),
    ];
    expect(choose(members, demand(), method).chosen?.id).toBe(expected);
  });
  test('a tie goes to whoever has been idle longest', () => {
    const members = [candidate('a', { idleSince: 9 }), candidate('b', { idleSince: 5 })];
    expect(choose(members, demand(), 'highestCapacity').chosen?.id).toBe('b');
    expect(choose(members, demand(), 'roundRobin').chosen?.id).toBe('b');
  });
  test('nobody, where agents pick for themselves', () => {
    expect(choose([candidate('a')], demand(), 'manualPick').chosen).toBeNull();
  });
  test('an additional skill is preferred, but nobody is refused for lacking it', () => {
    const requirements = [{ skill: 'hardware', minLevel: 5, additional: true }];
    const plain = candidate('plain', { capacity: 10 });
    const skilled = candidate('skilled', { load: 4, skills: { hardware: 7 } });
    expect(choose([plain, skilled], demand({ requirements }), 'highestCapacity').chosen?.id).toBe('skilled');
    expect(choose([plain], demand({ requirements }), 'highestCapacity').chosen?.id).toBe('plain');
  });
  test('the reasons name everybody and what stood in the way', () => {
    const { chosen, why } = choose(
      [
        candidate('away', { presence: 'away' }),
        candidate('full', { load: 5, skills: { social: 8 } }),
        candidate('green', { skills: { social: 3 } }),
        candidate('fit', { skills: { social: 8 } }),
        candidate('later', { load: 2, skills: { social: 5 } }),
      ],
      demand({ requirements: [{ skill: 'social', minLevel: 5 }] }),
      'highestCapacity',
    );
    expect(chosen?.id).toBe('fit');
    expect(why).toEqual([
      { text: 'agent.chosen', left: 'fit', op: 'highestCapacity', result: 6 },
      { text: 'agent.later', left: 'later', op: 'highestCapacity', result: 4 },
      { text: 'agent.notAvailable', left: 'away', op: 'eq', right: 'available', result: 'away' },
      { text: 'agent.noCapacity', left: 'full', op: 'gte', right: 2, result: 1 },
      { text: 'agent.lacksSkill.social', left: 'green', op: 'gte', right: 5, result: 3 },
    ]);
  });
  test('a queue without members says so', () => {
    expect(choose([], demand(), 'roundRobin')).toEqual({ chosen: null, why: [{ text: 'queue.noMembers' }] });
  });
});

test('a chat weighs more than a case, and urgent work is served first', () => {
  expect(weightOf('chat')).toBeGreaterThan(weightOf('email'));
  expect(scoreOf('critical')).toBeGreaterThan(scoreOf('high'));
  expect(scoreOf('high')).toBeGreaterThan(scoreOf('normal'));
  expect(scoreOf('normal')).toBeGreaterThan(scoreOf('low'));
});

const skillName = fc.constantFrom('social', 'hardware', 'billing');
const anybody: fc.Arbitrary<Candidate> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 4 }),
  presence: fc.constantFrom('available', 'busy', 'away', 'offline'),
  capacity: fc.integer({ min: 0, max: 10 }),
  load: fc.integer({ min: 0, max: 12 }),
  idleSince: fc.integer({ min: 0, max: 100 }),
  turn: fc.integer({ min: 0, max: 20 }),
  skills: fc.array(fc.tuple(skillName, fc.integer({ min: 1, max: 10 }))).map((held) => new Map(held)),
});
const anyDemand: fc.Arbitrary<Demand> = fc.record({
  weight: fc.integer({ min: 1, max: 4 }),
  requirements: fc.array(
    fc.record({ skill: skillName, minLevel: fc.integer({ min: 1, max: 10 }), additional: fc.boolean() }),
    { maxLength: 3 },
  ),
});
const anyMethod = fc.constantFrom('highestCapacity', 'roundRobin', 'longestIdle');

describe('laws of assignment', () => {
  const people = fc.uniqueArray(anybody, { selector: ({ id }) => id, maxLength: 8 });
  test('whoever is chosen is available, has room and every required skill', () => {
    fc.assert(
      fc.property(people, anyDemand, anyMethod, (members, wanted, method) => {
        const { chosen } = choose(members, wanted, method);
        if (!chosen) return;
        expect(chosen.presence).toBe('available');
        expect(freeUnits(chosen)).toBeGreaterThanOrEqual(wanted.weight);
        expect(missingSkill(chosen.skills, wanted.requirements)).toBeUndefined();
      }),
    );
  });
  test('an item waits only when nobody could take it', () => {
    fc.assert(
      fc.property(people, anyDemand, anyMethod, (members, wanted, method) => {
        const could = members.filter(
          (member) =>
            member.presence === 'available' &&
            freeUnits(member) >= wanted.weight &&
            missingSkill(member.skills, wanted.requirements) === undefined,
        );
        expect(choose(members, wanted, method).chosen === null).toBe(could.length === 0);
      }),
    );
  });
  test('the order in which members are listed does not matter', () => {
    fc.assert(
      fc.property(people, anyDemand, anyMethod, (members, wanted, method) => {
        const chosen = choose(members, wanted, method).chosen?.id;
        expect(choose(members.toReversed(), wanted, method).chosen?.id).toBe(chosen);
      }),
    );
  });
  test('everybody is accounted for exactly once', () => {
    fc.assert(
      fc.property(people, anyDemand, anyMethod, (members, wanted, method) => {
        const named = choose(members, wanted, method).why.flatMap(({ left }) =>
          left === undefined ? [] : [left],
        );
        expect(named.toSorted()).toEqual(members.map(({ id }) => id).toSorted());
      }),
    );
  });
});
