import { describe, expect, it } from 'vitest';
import { casesApi, conversationsApi, runsApi } from '../../server/client.ts';
import { good, startTestServer, type TestServer } from '../support/server.ts';
import { advance, pathOf, publish, readRun, start } from '../support/story-flow.ts';

const end = (outcome = 'done'): [string, Record<string, unknown>] => ['end', { outcome }];

async function newCase({ admin }: TestServer): Promise<string> {
  const body = { channel: 'chat', handle: 'guest', text: 'こんにちは' } as const;
  return good(await admin.call(conversationsApi.sendMessage, { body })).caseId ?? '';
}

describe('a wait for a condition', () => {
  it('goes on when somebody changes the record so that it holds, and not before', async () => {
    const server = await startTestServer();
    const caseId = await newCase(server);
    const isHigh = { left: 'case.priority', op: 'eq', right: 'critical' };
    await publish(server, 'trial', {
      rest: [
        'wait',
        { for: 'condition', condition: isHigh, timeout: { days: 1 } },
        { done: 'z', timeout: 'late' },
      ],
      z: end(),
      late: end('late'),
    });
    const { id } = await start(server, 'trial', { caseId });
    const change = async (set: Record<string, unknown>) => {
      const { version } = good(await server.admin.call(casesApi.getCase, { params: { id: caseId } })).case;
      good(
        await server.admin.call(casesApi.updateCase, { params: { id: caseId }, body: set, ifMatch: version }),
      );
      await advance(server, 0);
    };
    await change({ priority: 'high' });
    expect((await readRun(server, id)).status).toBe('active');
    await change({ priority: 'critical' });
    expect(await readRun(server, id)).toMatchObject({ status: 'finished', outcome: 'done' });
  });
});

describe('a run that another one waits for', () => {
  const label = { en: 'x', ja: 'x' };
  const wait = (minutes: number) => ({ for: 'duration', duration: { minutes } });
  const childOf = async (server: TestServer, flow: string) => {
    const { items } = good(await server.admin.call(runsApi.listRuns, { query: { flow } }));
    return items[0];
  };

  it('is cancelled with the branch that lost, and with all that it called itself', async () => {
    const server = await startTestServer();
    await publish(server, 'grandchild', { rest: ['wait', wait(60), { done: 'z' }], z: end() });
    await publish(server, 'child', { call: ['subflow', { flow: 'grandchild' }, { done: 'z' }], z: end() });
    const branches = ['a', 'b'].map((key) => ({ key, label }));
    await publish(server, 'parent', {
      both: ['parallel', { branches, join: 'any' }, { a: 'call', b: 'short', done: 'z' }],
      call: ['subflow', { flow: 'child' }, { done: 'z' }],
      short: ['wait', wait(5), { done: 'z' }],
      z: end(),
    });
    const { id } = await start(server, 'parent');
    expect((await childOf(server, 'grandchild'))?.status).toBe('active');
    await advance(server, 5);
    const run = await readRun(server, id);
    expect(run.status).toBe('finished');
    expect((await childOf(server, 'child'))?.status).toBe('cancelled');
    expect((await childOf(server, 'grandchild'))?.status).toBe('cancelled');
    const joined = run.trace.find(({ stepId, kind }) => stepId === 'both' && kind === 'settled');
    expect(joined?.output).toEqual({ b: { outcome: 'done', output: expect.anything() as unknown } });
  });

  it('that somebody cancels takes its caller to the error outcome', async () => {
    const server = await startTestServer();
    await publish(server, 'child', { rest: ['wait', wait(60), { done: 'z' }], z: end() });
    await publish(server, 'parent', {
      call: ['subflow', { flow: 'child' }, { done: 'z', error: 'sorry' }],
      z: end(),
      sorry: end('sorry'),
    });
    const { id } = await start(server, 'parent');
    const child = await childOf(server, 'child');
    const params = { id: child?.id ?? '' };
    good(await server.admin.call(runsApi.cancelRun, { params, body: { reason: 'not needed' } }));
    await advance(server, 0);
    expect(await readRun(server, id)).toMatchObject({ status: 'finished', outcome: 'sorry' });
  });
});

describe('a loop', () => {
  const list = { name: 'list', type: 'list', input: true };
  const seen = { name: 'seen', type: 'list', output: true };
  const steps = {
    round: ['loop', { list: '{{vars.list}}' }, { each: 'keep', done: 'z' }],
    keep: [
      'setVariables',
      { set: [{ name: 'seen', op: 'append', value: '{{steps.round.item}}' }] },
      { done: 'round' },
    ],
    z: end(),
  } satisfies Parameters<typeof publish>[2];

  it('does its body for each item of a list, however long up to a thousand', async () => {
    const server = await startTestServer();
    await publish(server, 'trial', steps, { variables: [list, seen] });
    const three = await start(server, 'trial', { input: { list: ['a', 'b', 'c'] } });
    expect(three.outputs).toEqual({ seen: ['a', 'b', 'c'] });
    expect(pathOf(await readRun(server, three.id)).filter((line) => line === 'keep:done')).toHaveLength(3);
    const many = Array.from({ length: 1000 }, (_, at) => at);
    const { id } = await start(server, 'trial', { input: { list: many } });
    await advance(server, 0);
    expect((await readRun(server, id)).outputs).toEqual({ seen: many });
  });

  it('refuses a list that is longer', async () => {
    const server = await startTestServer();
    await publish(server, 'trial', steps, { variables: [list, seen] });
    const many = Array.from({ length: 1001 }, (_, at) => at);
    const { id } = await start(server, 'trial', { input: { list: many } });
    expect(await readRun(server, id)).toMatchObject({
      status: 'failed',
      error: { code: 'LOOP_LIMIT', stepId: 'round' },
    });
  });

  it('that fails puts its case where a person looks, like every other failure', async () => {
    const server = await startTestServer();
    const settings = { timezone: 'Asia/Tokyo', fallbackQueue: 'q-general' };
    await publish(server, 'trial', steps, { variables: [list, seen], settings });
    const caseId = await newCase(server);
    const tooMany = Array.from({ length: 1001 }, (_, at) => at);
    const { status } = await start(server, 'trial', { caseId, input: { list: tooMany } });
    expect(status).toBe('failed');
    const found = good(await server.admin.call(casesApi.getCase, { params: { id: caseId } }));
    expect(found.case.queueId).toBe('q-general');
  });
});
