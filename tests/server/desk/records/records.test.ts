import { describe, expect, it } from 'vitest';
import type { FindRequest } from '../../../../engine/runtime/desk.ts';
import { newContactSchema } from '../../../../server/contract/customers.ts';
import { automation, must, openCaseDesk } from '../../../support/case-desk.ts';

async function openWithRecords() {
  const desk = openCaseDesk();
  const { write, customers, send, records, store } = desk;
  const add = async (part: object) =>
    must(await write(() => customers.create(newContactSchema.parse({ name: 'A', ...part }))));
  const miwa = await add({ name: '佐伯 美和', isVip: true, emails: ['miwa@example.jp'] });
  const ken = await add({ name: 'Ken 100%' });
  const { caseId } = await send();
  const find = (
    object: FindRequest['object'],
    where: FindRequest['where'],
    part: Partial<FindRequest> = {},
  ) => store.read(() => records.findRecords({ object, where, limit: 10, ...part }));
  const names = async (...where: FindRequest['where']) =>
    must(await find('contact', where)).records.map(({ name }) => name);
  return { ...desk, miwa, ken, caseId: caseId!, find, names };
}

describe('finding records', () => {
  it('compares by the kind of the field', async () => {
    const { names } = await openWithRecords();
    expect(await names({ field: 'isVip', op: 'eq', value: true })).toEqual(['佐伯 美和']);
    expect(await names({ field: 'isVip', op: 'eq', value: 'false' })).toEqual(['Ken 100%']);
    expect(await names({ field: 'name', op: 'contains', value: '100%' })).toEqual(['Ken 100%']);
    expect(await names({ field: 'name', op: 'contains', value: '0_' })).toEqual([]);
    expect(await names({ field: 'emails', op: 'contains', value: 'miwa@example.jp' })).toEqual(['佐伯 美和']);
    expect(await names({ field: 'emails', op: 'contains', value: 'miwa' })).toEqual([]);
    expect(await names({ field: 'name', op: 'in', value: ['Ken 100%', 'x'] })).toEqual(['Ken 100%']);
    expect(await names({ field: 'name', op: 'in', value: [] })).toEqual([]);
  });

  it('finds what is empty, and counts empty as different', async () => {
    const { names } = await openWithRecords();
    expect(await names({ field: 'accountId', op: 'eq', value: null })).toHaveLength(2);
    expect(await names({ field: 'accountId', op: 'neq', value: 'account_1' })).toHaveLength(2);
    expect(await names({ field: 'accountId', op: 'neq', value: null })).toEqual([]);
  });

  it('counts all even when it gives only some', async () => {
    const { find, send } = await openWithRecords();
    for (const handle of ['@a', '@b']) await send({ handle });
    expect(must(await find('case', [], { limit: 2 }))).toMatchObject({ count: 3, records: { length: 2 } });
  });

  it.each([
    ['a field there is not', 'nope', 'eq', 1, 'UNKNOWN_FIELD'],
    ['a prototype name', '__proto__', 'eq', 1, 'UNKNOWN_FIELD'],
    ['a column that is no field', 'sequence', 'eq', 1, 'UNKNOWN_FIELD'],
    ['a value that does not fit', 'version', 'gt', 'many', 'VALIDATION'],
    ['a list compared as a whole', 'tags', 'eq', 'a', 'VALIDATION'],
    ['an object as value', 'subject', 'eq', { a: 1 }, 'VALIDATION'],
    ['a list that is none', 'subject', 'in', 'a', 'VALIDATION'],
  ] as const)('refuses %s', async (_, field, op, value, code) => {
    const { find } = await openWithRecords();
    expect(await find('case', [{ field, op, value }])).toMatchObject({ fault: { code } });
  });
  it('refuses to sort by what it does not know', async () => {
    const { find } = await openWithRecords();
    expect(
      await find('case', [], { sort: { field: 'id; drop table cases', direction: 'asc' } }),
    ).toMatchObject({
      fault: { code: 'UNKNOWN_FIELD' },
    });
  });
});

describe('changing records', () => {
  it('changes a case as a person would: with timeline, events and version', async () => {
    const { write, records, caseId, news, timeline, store } = await openWithRecords();
    news();
    const { record } = must(
      await write(() => records.updateRecord('case', caseId, { priority: 'critical' }, automation, 1)),
    );
    expect(record).toMatchObject({ priority: 'critical', version: 2 });
    expect(news()).toEqual(['case.updated']);
    const last = (await store.read(() => timeline.read(caseId, 'staff'))).at(-1);
    expect(last).toMatchObject({ code: 'case.priorityChanged', by: { kind: 'automation' } });
  });

  it.each([
    ['a field there is not', { nope: 1 }, undefined, 'UNKNOWN_FIELD'],
    ['a field that is not for flows', { ownerId: 'mori' }, undefined, 'UNKNOWN_FIELD'],
    ['the number', { number: 'C-1' }, undefined, 'UNKNOWN_FIELD'],
    ['a prototype name', JSON.parse('{"__proto__": {"a": 1}}') as object, undefined, 'UNKNOWN_FIELD'],
    ['constructor', { constructor: 1 }, undefined, 'UNKNOWN_FIELD'],
    ['a value that is none of the choices', { priority: 'urgent' }, undefined, 'VALIDATION'],
    ['an old version', { priority: 'high' }, 7, 'VERSION_CONFLICT'],
    ['a contact there is not', { contactId: 'nobody' }, undefined, 'VALIDATION'],
  ])('refuses %s', async (_, set, version, code) => {
    const { write, records, caseId } = await openWithRecords();
    expect(
      await write(() => records.updateRecord('case', caseId, { ...set }, automation, version)),
    ).toMatchObject({ fault: { code } });
  });

  it('says when there is no such record', async () => {
    const { write, records } = await openWithRecords();
    for (const object of ['case', 'contact', 'account'] as const)
      expect(await write(() => records.updateRecord(object, 'x', {}, automation))).toMatchObject({
        fault: { code: 'NOT_FOUND' },
      });
  });

  it('does not move a case where there is no way', async () => {
    const { write, records, caseId } = await openWithRecords();
    must(await write(() => records.updateRecord('case', caseId, { status: 'closed' }, automation)));
    expect(
      await write(() => records.updateRecord('case', caseId, { status: 'onHold' }, automation)),
    ).toMatchObject({
      fault: { code: 'CONFLICT' },
    });
  });

  it('creates cases, contacts and accounts', async () => {
    const { write, records, miwa, find } = await openWithRecords();
    const create = async (object: 'case' | 'contact' | 'account', set: Record<string, unknown>) =>
      must(await write(() => records.createRecord(object, set, automation))).record;
    const created = await create('case', {
      subject: '電話で問い合わせ',
      contactId: miwa.id,
      priority: 'high',
    });
    expect(created).toMatchObject({
      channel: 'phoneNote',
      contactId: miwa.id,
      status: 'new',
      number: 'C-100002',
    });
    expect(must(await find('case', [{ field: 'id', op: 'eq', value: created['id'] }])).records).toEqual([
      created,
    ]);
    expect(await create('account', { name: 'Aozora' })).toMatchObject({ tier: 'standard' });
    expect(await create('contact', { family: '森', given: '健' })).toMatchObject({ name: '森 健' });
    expect(await write(() => records.createRecord('case', { priority: 'high' }, automation))).toMatchObject({
      fault: { code: 'VALIDATION' },
    });
  });
});

it('live records are those whose ids are given, as they are now', async () => {
  const { store, records, caseId, miwa } = await openWithRecords();
  expect(
    await store.read(() => records.liveRecords({ caseId, contactId: miwa.id, accountId: 'gone' })),
  ).toMatchObject({ case: { id: caseId }, contact: { name: '佐伯 美和' }, account: null });
  expect(await store.read(() => records.liveRecords({}))).toEqual({});
});
