import { describe, expect, it } from 'vitest';
import { casesApi, conversationsApi, runsApi } from '../../../server/client.ts';
import { good, startTestServer, type TestServer } from '../../support/server.ts';
import { advance, publish } from '../../support/story-flow.ts';

type Step = [type: string, config: Record<string, unknown>, next?: Record<string, string>];
const end: Step = ['end', { outcome: 'done' }];
const onCase = (when?: object, on = ['update']) => ({ trigger: { type: 'recordChange', object: 'case', on, ...(when && { when }) } }); // prettier-ignore
const set = (fields: object): Record<string, Step> => ({
  change: [
    'updateRecord',
    { object: 'case', record: '{{case}}', set: fields },
    { done: 'out', error: 'out' },
  ],
  out: end,
});
const whenSubject = (subject: string) => onCase({ left: 'case.subject', op: 'eq', right: subject });

/** A case that has found its queue, so that nothing changes it any more by itself. */
async function newCase({ app, admin }: TestServer): Promise<string> {
  const body = { channel: 'chat', handle: 'guest', text: 'Hello' } as const;
  const { caseId } = good(await admin.call(conversationsApi.sendMessage, { body }));
  await app.drain();
  return caseId ?? '';
}
async function change({ app, admin }: TestServer, id: string, body: object): Promise<void> {
  good(await admin.call(casesApi.updateCase, { params: { id }, body }));
  await app.drain();
}
async function countOf({ admin }: TestServer, flow: string): Promise<number> {
  return good(await admin.call(runsApi.listRuns, { query: { flow, limit: 100 } })).items.length;
}
/** What the admins of the house have been told of flows in a circle. */
async function notices(server: TestServer): Promise<string[]> {
  const rows = server.app.store.connection.prepare('SELECT text FROM notifications').pluck().all();
  return rows.map(String).filter((text) => text.includes('→'));
}
async function circles({ admin }: TestServer, id: string): Promise<unknown[]> {
  const { items } = good(await admin.call(casesApi.getCaseTimeline, { params: { id } }));
  return items.flatMap((item) =>
    item.kind === 'event' && item.code === 'flows.loopStopped' ? [item.params.circle] : [],
  );
}

describe('a flow that changes its own record', () => {
  it('is not started again by what it did, but by the next person', async () => {
    const server = await startTestServer();
    const id = await newCase(server);
    await publish(server, 'tag', set({ tags: ['seen', '{{run.id}}'] }), onCase());
    await change(server, id, { priority: 'high' });
    expect(await countOf(server, 'tag')).toBe(1);
    await change(server, id, { priority: 'low' });
    expect(await countOf(server, 'tag')).toBe(2);
    expect(await notices(server)).toEqual([]);
  });

  it('nor by what a flow did that it called', async () => {
    const server = await startTestServer();
    await publish(server, 'child', set({ tags: ['{{run.id}}'] }));
    const call: Step = ['subflow', { flow: 'child' }, { done: 'out', error: 'out' }];
    const id = await newCase(server);
    await publish(server, 'parent', { call, out: end }, onCase());
    await change(server, id, { priority: 'high' });
    expect(await countOf(server, 'child')).toBe(1);
    expect(await countOf(server, 'parent')).toBe(1);
  });
});

describe('flows that wake each other', () => {
  it('two that turn the priority back and forth are stopped, named once, and heard again later', async () => {
    const server = await startTestServer();
    const whenPriority = (right: string) => onCase({ left: 'case.priority', op: 'changedTo', right });
    await publish(server, 'calm-down', set({ priority: 'low' }), whenPriority('high'));
    await publish(server, 'cheer-up', set({ priority: 'high' }), whenPriority('low'));
    const id = await newCase(server);
    await change(server, id, { priority: 'high' });
    expect([await countOf(server, 'calm-down'), await countOf(server, 'cheer-up')]).toEqual([3, 3]);
    expect(await circles(server, id)).toEqual(['calm-down → cheer-up → calm-down']);
    const told = await notices(server);
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toMatch(/互いを起動し続けたため/);

    await change(server, id, { priority: 'critical' });
    await change(server, id, { priority: 'low' });
    expect(await countOf(server, 'cheer-up')).toBe(6);
    expect(await circles(server, id)).toHaveLength(2);
    expect(await notices(server)).toEqual(told);
  });

  it('a ring of three is stopped and named in its order', async () => {
    const server = await startTestServer();
    await publish(server, 'one', set({ subject: 'B' }), whenSubject('A'));
    await publish(server, 'two', set({ subject: 'C' }), whenSubject('B'));
    await publish(server, 'three', set({ subject: 'A' }), whenSubject('C'));
    const id = await newCase(server);
    await change(server, id, { subject: 'A' });
    expect(await circles(server, id)).toEqual(['one → two → three → one']);
    expect(await countOf(server, 'three')).toBe(3);
  });

  it('a flow that makes cases which start it again is stopped', async () => {
    const server = await startTestServer();
    const copy: Step = [
      'createRecord',
      { object: 'case', set: { subject: 'Another one' } },
      { done: 'out', error: 'out' },
    ];
    await publish(server, 'copies', { copy, out: end }, onCase(undefined, ['create']));
    await newCase(server);
    await server.app.drain();
    expect(await countOf(server, 'copies')).toBe(3);
    expect(new Set(await notices(server)).size).toBe(1);
  });

  it('so are flows that listen to events', async () => {
    const server = await startTestServer();
    const on = (right: string) => ({
      trigger: { type: 'event', name: 'case.updated', when: { left: 'event.priority', op: 'eq', right } },
    });
    await publish(server, 'calm-down', set({ priority: 'low' }), on('high'));
    await publish(server, 'cheer-up', set({ priority: 'high' }), on('low'));
    const id = await newCase(server);
    await change(server, id, { priority: 'high' });
    expect(await circles(server, id)).toEqual(['calm-down → cheer-up → calm-down']);
  });

  it('and flows that fail for a reason that changes the case', async () => {
    const server = await startTestServer();
    const fail: Step = [
      'updateRecord',
      { object: 'case', record: '{{case}}', set: { colour: 'red' } },
      { done: 'out' },
    ];
    const settings = { fallbackQueue: 'q-general' };
    const id = await newCase(server);
    await publish(server, 'broken', { fail, out: end }, { ...onCase(), settings });
    await change(server, id, { priority: 'high' });
    expect(await countOf(server, 'broken')).toBe(1);
  });

  it('are let be when a day lies between', async () => {
    const server = await startTestServer();
    const nightly = (subject: string): Record<string, Step> => ({
      rest: ['wait', { for: 'duration', duration: { days: 1 } }, { done: 'change' }],
      ...set({ subject }),
    });
    await publish(server, 'odd', nightly('even'), whenSubject('odd'));
    await publish(server, 'even', nightly('odd'), whenSubject('even'));
    const id = await newCase(server);
    await change(server, id, { subject: 'odd' });
    await advance(server, 10 * 24 * 60);
    expect(await countOf(server, 'odd')).toBeGreaterThan(4);
    expect(await circles(server, id)).toEqual([]);
  });
});
