import { describe, expect, test } from 'vitest';
import type { NotifyRequest } from '../../../../engine/runtime/desk.ts';
import { must } from '../../../support/case-desk.ts';
import { automation, caller, openHouse, type House } from '../../../support/house.ts';

let visits = 0;
const request = (part: Partial<NotifyRequest> = {}): NotifyRequest => ({
  to: [{ agent: 'lee' }],
  channel: 'inApp',
  class: 'service',
  body: { en: 'Hello', ja: 'こんにちは' },
  data: {},
  idempotencyKey: `visit ${(visits += 1)}`,
  ...part,
});
const notify = (house: House, part: Partial<NotifyRequest> = {}) => {
  const asked = request(part);
  return house.write(() => house.notifications.notify(asked));
};
const noticesOf = async (house: House, agentId: string) =>
  (await house.write(() => house.notifications.ofAgent(agentId, { onlyUnread: false, limit: 50, offset: 0 })))
    .length;
const outbox = (house: House) => house.write(() => house.notifications.outbox.list({ limit: 50, offset: 0 }));

describe('who is told', () => {
  test.each([
    ['the lead of a queue', { role: 'lead', queueId: 'q-vip' }, ['okada']],
    ['every lead, where the queue has none', { role: 'lead', queueId: 'q-billing' }, ['okada']],
    ['all supervisors', { role: 'supervisor' }, ['okada']],
    ['the members of a queue', { queue: 'q-social' }, ['lee', 'mori', 'okada']],
    ['the members of a department', { department: 'finance' }, ['kobayashi']],
    ['one agent', { agent: 'tanaka' }, ['tanaka']],
  ] as const)('%s', async (_, to, expected) => {
    const house = await openHouse();
    expect(must(await notify(house, { to: [to] })).count).toBe(expected.length);
    for (const agentId of ['mori', 'tanaka', 'lee', 'okada', 'kobayashi'])
      expect(await noticesOf(house, agentId)).toBe((expected as readonly string[]).includes(agentId) ? 1 : 0);
  });
  test('the owner of a case; as long as it has none, those who could take it', async () => {
    const house = await openHouse();
    const caseId = await house.openCase();
    must(
      await house.write(() =>
        house.routing.route({
          caseId,
          queueId: 'q-app',
          skills: [],
          match: 'none',
          method: 'manualPick',
          by: automation,
        }),
      ),
    );
    await notify(house, { to: [{ owner: caseId }] });
    expect([await noticesOf(house, 'lee'), await noticesOf(house, 'mori')]).toEqual([1, 0]);
    await house.write(() => house.cases.update(caseId, { ownerId: 'mori' }, automation));
    await notify(house, { to: [{ owner: caseId }] });
    expect([await noticesOf(house, 'lee'), await noticesOf(house, 'mori')]).toEqual([1, 1]);
  });
  test('nobody twice, however many ways lead to them', async () => {
    const house = await openHouse();
    const to = [{ agent: 'okada' }, { queue: 'q-vip' }, { role: 'lead' as const }];
    expect(must(await notify(house, { to })).count).toBe(2);
    expect(await noticesOf(house, 'okada')).toBe(1);
  });
  test('a fault says so when nobody fits', async () => {
    const house = await openHouse();
    expect(await notify(house, { to: [{ role: 'admin' }] })).toMatchObject({
      fault: { code: 'NO_RECIPIENT' },
    });
  });
});

test('the same visit tells nobody twice', async () => {
  const house = await openHouse();
  const again = request({ to: [{ queue: 'q-social' }], idempotencyKey: 'the visit' });
  for (let n = 0; n < 2; n += 1) await house.write(() => house.notifications.notify(again));
  expect(await noticesOf(house, 'mori')).toBe(1);
  const mail = request({ channel: 'email', idempotencyKey: 'the visit' });
  for (let n = 0; n < 2; n += 1) await house.write(() => house.notifications.notify(mail));
  expect(await outbox(house)).toHaveLength(1);
});

test.each(['inApp', 'email'] as const)('a dedupe key holds back %s within its minutes', async (channel) => {
  const house = await openHouse();
  const part = { channel, dedupeKey: 'case 1', dedupeMinutes: 60 };
  expect(must(await notify(house, part)).count).toBe(1);
  house.clock.advance(59 * 60_000);
  expect(must(await notify(house, part))).toMatchObject({ count: 0, skipped: [{ reason: 'DEDUPED' }] });
  house.clock.advance(60_000 + 1);
  expect(must(await notify(house, part)).count).toBe(1);
});

describe('the words', () => {
  test('are those of the language of each recipient', async () => {
    const house = await openHouse();
    await notify(house, { to: [{ agent: 'lee' }, { agent: 'mori' }], channel: 'email' });
    const rows = await outbox(house);
    expect(Object.fromEntries(rows.map(({ to, text }) => [to, text]))).toEqual({
      'lee@kazehana.example': 'Hello',
      'mori@kazehana.example': 'こんにちは',
    });
  });
  test('come from a template, which may read the case without being handed it', async () => {
    const house = await openHouse();
    const caseId = await house.openCase({ text: 'It smells' });
    const body = { text: { en: '{{case.subject}} ({{data.place}})', ja: '{{data.place}}' } };
    await house.call('saveTemplate', caller('root', { role: 'admin' }), { params: { key: 'smell' }, body });
    await notify(house, { template: 'smell', caseId, data: { place: 'kitchen' }, channel: 'email' });
    expect(await outbox(house)).toMatchObject([{ text: 'It smells (kitchen)', template: 'smell', caseId }]);
  });
  test('of a customer are never read as a template', async () => {
    const house = await openHouse();
    const evil = '{{case.id}} <b>';
    const caseId = await house.openCase({ text: evil });
    await notify(house, { template: 'vip-complaint', caseId, channel: 'email' });
    await notify(house, { body: { en: evil, ja: evil }, caseId, channel: 'email' });
    expect((await outbox(house)).map(({ text }) => text)).toEqual([
      evil,
      expect.stringContaining(`: ${evil}`) as string,
    ]);
  });
  test.each([
    ['a template that is not there', 'nowhere'],
    ['a template that cannot be worked out', 'broken'],
  ])('a fault names %s', async (_, template) => {
    const house = await openHouse();
    const text = { en: '{{ 1 / 0 }}', ja: '{{ 1 / 0 }}' };
    await house.write(() =>
      house.notifications.templates.save('broken', { class: 'service', subject: { en: '', ja: '' }, text }),
    );
    expect(await notify(house, { template })).toMatchObject({ fault: { code: 'TEMPLATE_ERROR' } });
  });
  test('a template with a mistake is refused with its place', async () => {
    const house = await openHouse();
    const body = { text: { en: '{{ case. }}', ja: 'はい' } };
    const saved = await house.call('saveTemplate', caller('root', { role: 'admin' }), {
      params: { key: 'bad' },
      body,
    });
    expect(saved).toMatchObject({ code: 'invalid', issues: [{ path: 'text.en' }] });
  });
});

describe('my notices', () => {
  test('are counted, listed newest first and marked as read', async () => {
    const house = await openHouse();
    for (const en of ['one', 'two', 'three']) {
      await notify(house, { body: { en, ja: en }, link: '/cases/1' });
      house.clock.advance(1);
    }
    const lee = caller('lee');
    const list = (query: object = {}) =>
      house.call('listNotifications', lee, { query }) as Promise<{
        items: { id: string; text: { en: string } }[];
      }>;
    const { items } = await list();
    expect(items.map(({ text }) => text.en)).toEqual(['three', 'two', 'one']);
    expect(await list({ limit: '2' })).toMatchObject({ next: '2', unread: 3 });
    expect(await house.call('readNotifications', lee, { body: { ids: [items[0]!.id] } })).toEqual({
      unread: 2,
    });
    expect(await list({ unread: 'true' })).toMatchObject({ items: [{}, {}], unread: 2 });
    expect(await house.call('readNotifications', lee, { body: {} })).toEqual({ unread: 0 });
  });
  test('of others stay theirs', async () => {
    const house = await openHouse();
    await notify(house, { to: [{ agent: 'mori' }] });
    const [notice] = await house.write(() =>
      house.notifications.ofAgent('mori', { onlyUnread: true, limit: 1, offset: 0 }),
    );
    await house.call('readNotifications', caller('lee'), { body: { ids: [notice!.id] } });
    expect(await house.write(() => house.notifications.unread('mori'))).toBe(1);
  });
});
