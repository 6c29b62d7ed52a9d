import { describe, expect, test } from 'vitest';
import type { NewAgent } from '../../../../server/contract/people.ts';
import { departmentFault, losesLastAdmin } from '../../../../server/desk/people/rules.ts';
import { must } from '../../../support/case-desk.ts';
import { caller, openHouse, type House } from '../../../support/house.ts';

const draft = (part: Partial<NewAgent> = {}): NewAgent => ({
  id: 'root',
  name: 'Root',
  email: 'Root@Kazehana.example',
  role: 'admin',
  isLead: false,
  department: null,
  locale: 'en',
  capacity: 0,
  ...part,
});
const admin = caller('root', { role: 'admin' });
const create = (house: House, part: Partial<NewAgent> = {}) =>
  house.call('createAgent', admin, { body: draft(part) });
const change = (house: House, id: string, body: object, ifMatch?: number) =>
  house.call('updateAgent', admin, { params: { id }, body, ifMatch });

test.each([
  ['department', null, true],
  ['department', 'it', false],
  ['agent', 'it', true],
  ['agent', null, false],
] as const)('the role %s with the department %s is a mistake: %s', (role, department, expected) => {
  expect(departmentFault(role, department) !== undefined).toBe(expected);
});

describe('the last active admin', () => {
  const before = { role: 'admin', active: true } as const;
  test.each([
    [{ role: 'agent', active: true }, 1, true],
    [{ role: 'admin', active: false }, 1, true],
    [{ role: 'admin', active: true }, 1, false],
    [{ role: 'agent', active: true }, 2, false],
  ] as const)('becoming %o with %i admins is refused: %s', (part, admins, expected) => {
    expect(losesLastAdmin(before, part, admins)).toBe(expected);
  });
  test('keeps the house, whatever is sent', async () => {
    const house = await openHouse();
    must(await house.write(() => house.people.create(draft())));
    expect(await change(house, 'root', { active: false })).toMatchObject({ code: 'conflict' });
    expect(await change(house, 'root', { role: 'agent' })).toMatchObject({ code: 'conflict' });
    await create(house, { id: 'second', email: 'second@kazehana.example' });
    expect(await change(house, 'root', { role: 'agent' })).toMatchObject({ role: 'agent' });
    expect(await change(house, 'second', { active: false })).toMatchObject({ code: 'conflict' });
  });
});

test('an address is one person, however it is written', async () => {
  const house = await openHouse();
  await create(house);
  expect(await house.write(() => house.people.byEmail('ROOT@kazehana.EXAMPLE'))).toMatchObject({
    id: 'root',
  });
  expect(await create(house, { id: 'other', email: 'root@kazehana.example' })).toMatchObject({
    code: 'conflict',
  });
  expect(await create(house, { email: 'new@kazehana.example' })).toMatchObject({ code: 'conflict' });
  expect(await change(house, 'mori', { email: 'root@kazehana.example' })).toMatchObject({ code: 'conflict' });
});

test('a change says when somebody else was faster', async () => {
  const house = await openHouse();
  expect(await change(house, 'mori', { capacity: 8 }, 1)).toMatchObject({ capacity: 8, version: 2 });
  expect(await change(house, 'mori', { capacity: 9 }, 1)).toMatchObject({ code: 'preconditionFailed' });
});

test('presence comes and goes without a new version of the person', async () => {
  const house = await openHouse();
  await house.call('setPresence', caller('mori'), { body: { presence: 'away' } });
  expect(await house.write(() => house.people.byId('mori'))).toMatchObject({ presence: 'away', version: 1 });
  expect(await house.call('getPresence', caller('mori'))).toEqual({ presence: 'away', capacity: 6, load: 0 });
});

test('skills are replaced whole, and only known ones are taken', async () => {
  const house = await openHouse();
  const set = (skills: object[]) =>
    house.call('setAgentSkills', admin, { params: { id: 'lee' }, body: { skills } });
  expect(await set([{ skillId: 'billing', level: 3 }])).toMatchObject({
    skills: [{ skillId: 'billing', level: 3 }],
  });
  expect(await set([{ skillId: 'magic', level: 3 }])).toMatchObject({ code: 'invalid' });
  expect(
    await set([
      { skillId: 'billing', level: 3 },
      { skillId: 'billing', level: 4 },
    ]),
  ).toMatchObject({ code: 'invalid' });
});

test('the list of people is narrowed by role and by queue', async () => {
  const house = await openHouse();
  const ids = async (query: object) =>
    ((await house.call('listAgents', admin, { query })) as { items: { id: string }[] }).items.map(
      ({ id }) => id,
    );
  expect(await ids({ queue: 'q-app' })).toEqual(['lee']);
  expect(await ids({ role: 'supervisor' })).toEqual(['okada']);
});
