import { describe, expect, it } from 'vitest';
import { conversationsApi, casesApi, flowsApi, runsApi } from '../../../server/client.ts';
import type { RunSummary } from '../../../server/contract/runs.ts';
import { good, startTestServer, type TestServer } from '../../support/server.ts';
import { advance, publish } from '../../support/story-flow.ts';

// The test server's clock starts on a Monday at 10:00 in Tokyo.
const end: [string, Record<string, unknown>] = ['end', { outcome: 'done' }];
const hour = 60;
const day = 24 * hour;
const at = (cron: string, more: object = {}) => ({ trigger: { type: 'schedule', cron, ...more } });

async function runsOf({ admin }: TestServer, flow: string): Promise<RunSummary[]> {
  return good(await admin.call(runsApi.listRuns, { query: { flow, limit: 100 } })).items;
}
const startsOf = async (server: TestServer, flow: string): Promise<string[]> =>
  (await runsOf(server, flow)).map(({ startedAt }) => startedAt.slice(5, 16)).toReversed();
async function dueOf({ admin }: TestServer, id: string): Promise<string | null> {
  return good(await admin.call(flowsApi.getDraft, { params: { id } })).flow.nextDueAt;
}
/** Those of the flow of these tests; the flows that come with the house have theirs. */
const timers = ({ app }: TestServer): number =>
  Number(
    app.store.connection
      .prepare("SELECT count(*) FROM timers WHERE kind = 'schedule' AND subject = 'morning'")
      .pluck()
      .get(),
  );
async function newCases({ admin }: TestServer, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const body = { channel: 'chat', handle: `guest ${index}`, text: 'Hello' } as const;
    ids.push(good(await admin.call(conversationsApi.sendMessage, { body })).caseId ?? '');
  }
  return ids;
}

describe('a flow with a schedule', () => {
  it('starts at each of its times, and says when the next one is', async () => {
    const server = await startTestServer();
    await publish(server, 'morning', { out: end }, at('0 9 * * 1-5'));
    expect(await dueOf(server, 'morning')).toBe('2026-06-02T00:00:00.000Z');
    await advance(server, 7 * day);
    expect(await startsOf(server, 'morning')).toEqual(
      ['06-02', '06-03', '06-04', '06-05', '06-08'].map((date) => `${date}T00:00`),
    );
    expect((await runsOf(server, 'morning'))[0]).toMatchObject({ trigger: 'schedule', caseId: null });
    expect(await dueOf(server, 'morning')).toBe('2026-06-09T00:00:00.000Z');
  });

  it('keeps the time zone of its trigger, else of the flow', async () => {
    const server = await startTestServer();
    await publish(server, 'berlin', { out: end }, at('0 9 * * *', { timezone: 'Europe/Berlin' }));
    await publish(
      server,
      'kolkata',
      { out: end },
      { ...at('0 9 * * *'), settings: { timezone: 'Asia/Kolkata' } },
    );
    expect(await dueOf(server, 'berlin')).toBe('2026-06-01T07:00:00.000Z');
    expect(await dueOf(server, 'kolkata')).toBe('2026-06-01T03:30:00.000Z');
  });

  it('has one timer, however often it is published, and none once it is off', async () => {
    const server = await startTestServer();
    const { admin } = server;
    await publish(server, 'morning', { out: end }, at('0 9 * * *'));
    const flow = { id: 'morning' };
    const { document, revision } = good(await admin.call(flowsApi.getDraft, { params: flow }));
    const changed = { ...(document as object), ...at('0 12 * * *') };
    good(
      await admin.call(flowsApi.saveDraft, { params: flow, body: { document: changed }, ifMatch: revision }),
    );
    expect(await dueOf(server, 'morning')).toBe('2026-06-02T00:00:00.000Z');
    good(await admin.call(flowsApi.publishFlow, { params: flow, body: {} }));
    expect(await dueOf(server, 'morning')).toBe('2026-06-01T03:00:00.000Z');
    expect(timers(server)).toBe(1);
    good(await admin.call(flowsApi.activateVersion, { params: flow, body: { number: 1 } }));
    expect(await dueOf(server, 'morning')).toBe('2026-06-02T00:00:00.000Z');
    expect(timers(server)).toBe(1);
    good(await admin.call(flowsApi.deactivateFlow, { params: flow }));
    expect([await dueOf(server, 'morning'), timers(server)]).toEqual([null, 0]);
    await advance(server, 3 * day);
    expect(await runsOf(server, 'morning')).toEqual([]);
  });

  it('starts one run for each record that fits, also for very many of them', async () => {
    const server = await startTestServer();
    const ids = await newCases(server, 60);
    const change = (id: string, body: object) =>
      server.admin.call(casesApi.updateCase, { params: { id }, body });
    for (const id of ids.slice(0, 5)) good(await change(id, { priority: 'critical' }));
    const when = {
      all: [
        { left: 'case.priority', op: 'eq', right: 'normal' },
        { left: 'case.createdAt', op: 'olderThan', right: { hours: 1 } },
      ],
    };
    const forEach = { object: 'case', when };
    await publish(server, 'remind', { out: end }, at('0 12 * * *', { forEach }));
    await advance(server, 2 * hour - 1);
    expect(await runsOf(server, 'remind')).toEqual([]);
    await advance(server, 1);
    const started = (await runsOf(server, 'remind')).map(({ caseId }) => caseId);
    expect(started).toHaveLength(55);
    expect(new Set(started)).toEqual(new Set(ids.slice(5)));
    expect(await startsOf(server, 'remind')).toContain('06-01T03:00');
  });

  it('does not go on for ever when it makes records that fit', async () => {
    const server = await startTestServer();
    await newCases(server, 2);
    const copy: [string, Record<string, unknown>, Record<string, string>] = [
      'createRecord',
      { object: 'case', set: { subject: 'Another' } },
      { done: 'out', error: 'out' },
    ];
    await publish(server, 'copies', { copy, out: end }, at('0 12 * * *', { forEach: { object: 'case' } }));
    await advance(server, 2 * hour);
    expect(await runsOf(server, 'copies')).toHaveLength(2);
    await advance(server, day);
    expect(await runsOf(server, 'copies')).toHaveLength(2 + 4);
  });

  it('leaves records alone that still have a run, where one per record is allowed', async () => {
    const server = await startTestServer();
    await newCases(server, 3);
    const wait: [string, Record<string, unknown>, Record<string, string>] = [
      'wait',
      { for: 'duration', duration: { hours: 30 } },
      { done: 'out' },
    ];
    const trigger = at('0 12 * * *', { forEach: { object: 'case' }, reentry: 'onePerRecord' });
    await publish(server, 'hold', { wait, out: end }, trigger);
    await advance(server, 2 * hour);
    expect(await runsOf(server, 'hold')).toHaveLength(3);
    await advance(server, day);
    expect(await runsOf(server, 'hold')).toHaveLength(3);
    await advance(server, day);
    expect(await runsOf(server, 'hold')).toHaveLength(6);
  });
});
