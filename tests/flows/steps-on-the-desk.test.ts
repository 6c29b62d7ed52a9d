import { describe, expect, it } from 'vitest';
import { conversationsApi, ticketsApi } from '../../server/client.ts';
import { good, startTestServer, type TestServer } from '../support/server.ts';
import { advance, hello, pathOf, publish, readRun, start } from '../support/story-flow.ts';

const end = (outcome = 'done'): [string, Record<string, unknown>] => ['end', { outcome }];
const hour = 60;
const day = 24 * hour;

async function newCase({ admin }: TestServer, text = 'こんにちは'): Promise<string> {
  const body = { channel: 'chat', handle: 'guest', text } as const;
  return good(await admin.call(conversationsApi.sendMessage, { body })).caseId ?? '';
}

describe('waiting', () => {
  it('counts one business hour from Friday 17:30 to Monday 09:30', async () => {
    const server = await startTestServer();
    const hours = { for: 'duration', duration: { hours: 1 }, businessHoursId: 'default' };
    await publish(server, 'trial', { rest: ['wait', hours, { done: 'late' }], late: end() });
    await advance(server, 4 * day + 7.5 * hour);
    const { id } = await start(server, 'trial');
    const { positions } = await readRun(server, id);
    expect(positions).toMatchObject([{ stepId: 'rest', expiresAt: '2026-06-08T00:30:00.000Z' }]);
    await advance(server, 2 * day + 16 * hour - 1);
    expect((await readRun(server, id)).status).toBe('active');
    await advance(server, 1);
    expect((await readRun(server, id)).status).toBe('finished');
  });

  it.each([
    ['all', 10, ['five:done', 'ten:done']],
    ['any', 5, ['five:done']],
  ])('joins branches of 5 and 10 minutes, %s, after %s', async (join, minutes, wanted) => {
    const server = await startTestServer();
    const label = { en: 'x', ja: 'x' };
    const branches = ['a', 'b'].map((key) => ({ key, label }));
    const of = (length: number) => ({ for: 'duration', duration: { minutes: length } });
    await publish(server, 'trial', {
      both: ['parallel', { branches, join }, { a: 'five', b: 'ten', done: 'out' }],
      five: ['wait', of(5), { done: 'out' }],
      ten: ['wait', of(10), { done: 'out' }],
      out: end(),
    });
    const { id } = await start(server, 'trial');
    await advance(server, minutes - 1);
    expect((await readRun(server, id)).status).toBe('active');
    await advance(server, 1);
    const run = await readRun(server, id);
    expect(run.status).toBe('finished');
    expect(pathOf(run).filter((line) => /^(five|ten):/.test(line))).toEqual(wanted);
    expect(run.trace.some(({ kind, stepId }) => kind === 'cancelled' && stepId === 'ten')).toBe(
      join === 'any',
    );
  });
});

describe('flows within flows', () => {
  it('brings a child’s result up, also when the child has to wait first', async () => {
    const server = await startTestServer();
    const child = { sum: { name: 'sum', type: 'number', output: true } };
    await publish(
      server,
      'child',
      {
        nap: ['wait', { for: 'duration', duration: { minutes: 5 } }, { done: 'count' }],
        count: ['setVariables', { set: [{ name: 'sum', op: 'add', value: 7 }] }, { done: 'out' }],
        out: end('counted'),
      },
      { variables: [child.sum] },
    );
    await publish(
      server,
      'parent',
      { call: ['subflow', { flow: 'child', outputs: { total: 'sum' } }, { done: 'out' }], out: end() },
      { variables: [{ name: 'total', type: 'number', output: true }] },
    );
    const { id } = await start(server, 'parent');
    expect((await readRun(server, id)).waitingFor).toBe('run');
    await advance(server, 5);
    expect(await readRun(server, id)).toMatchObject({ status: 'finished', outputs: { total: 7 } });
  });

  it('hands a child’s failure to the parent’s error outcome', async () => {
    const server = await startTestServer();
    await publish(server, 'child', {
      look: ['updateRecord', { record: 'case_nowhere', set: { priority: 'high' } }, { done: 'out' }],
      out: end(),
    });
    await publish(server, 'parent', {
      call: ['subflow', { flow: 'child' }, { done: 'out', error: 'caught' }],
      out: end('out'),
      caught: ['end', { outcome: 'caught', outputs: { code: '{{error.code}}' } }],
    });
    const { id } = await start(server, 'parent');
    expect(await readRun(server, id)).toMatchObject({
      outcome: 'caught',
      outputs: { code: 'SUBFLOW_ERROR' },
    });
  });
});

describe('records', () => {
  it('opens one ticket per duplicate key and finds it again', async () => {
    const server = await startTestServer();
    const ticket = { department: 'it', summary: '{{case.subject}}', duplicateKey: '{{case.id}}:x' };
    const where = [{ field: 'caseId', op: 'eq', value: '{{case.id}}' }];
    await publish(
      server,
      'trial',
      {
        ask: ['escalate', ticket, { done: 'again' }],
        again: ['escalate', ticket, { done: 'find' }],
        find: ['getRecords', { object: 'ticket', where }, { done: 'out', none: 'out' }],
        out: ['end', { outputs: { count: '{{steps.find.count}}', repeated: '{{steps.again.repeated}}' } }],
      },
      { trigger: { type: 'manual', object: 'case' } },
    );
    const caseId = await newCase(server);
    const { id } = await start(server, 'trial', { caseId });
    expect((await readRun(server, id)).outputs).toEqual({ count: 1, repeated: true });
    const { items } = good(await server.admin.call(ticketsApi.listTickets, { query: { caseId } }));
    expect(items).toMatchObject([{ commentCount: 1 }]);
  });

  it('says the same to the same people once within the time set', async () => {
    const server = await startTestServer();
    const once = { ...hello, to: [{ agent: 'lee' }], dedupeKey: 'k', dedupeMinutes: 60 };
    await publish(server, 'trial', {
      first: ['notify', once, { done: 'second' }],
      second: ['notify', once, { skipped: 'skipped', done: 'twice' }],
      skipped: end('skipped'),
      twice: end('twice'),
    });
    expect(await start(server, 'trial')).toMatchObject({ outcome: 'skipped' });
    await advance(server, 61);
    const again = await readRun(server, (await start(server, 'trial')).id);
    expect(pathOf(again).slice(0, 2)).toEqual(['first:done', 'second:skipped']);
  });

  it('refuses fields that do not exist and names of the prototype', async () => {
    const server = await startTestServer();
    await publish(
      server,
      'trial',
      {
        set: ['updateRecord', { set: { colour: 'red' } }, { done: 'out', error: 'refused' }],
        out: end('out'),
        refused: end('refused'),
      },
      { trigger: { type: 'manual', object: 'case' } },
    );
    const caseId = await newCase(server);
    expect(await start(server, 'trial', { caseId })).toMatchObject({ outcome: 'refused' });
  });
});
