import { describe, expect, it } from 'vitest';
import { repairsApi, runsApi } from '../../../server/client.ts';
import { runStore } from '../../../server/store/run-queries.ts';
import { failed, openFailing, refusal } from '../../support/failing.ts';
import { good, type TestServer } from '../../support/server.ts';
import { pathOf, readRun } from '../../support/story-flow.ts';

const reason = 'the other system was down';
const step = async ({ admin }: TestServer, id: string, number: number) =>
  good(await admin.call(repairsApi.replayRun, { params: { id }, query: { step: number } }));

describe('the past of a run', () => {
  it('is replayed to the state that is stored, and to any line before it', async () => {
    const { server } = await openFailing((at) => (at === 1 ? 200 : 400));
    const id = await failed(server);
    const run = await readRun(server, id);
    expect(run.status).toBe('failed');
    const last = await step(server, id, run.trace.length);
    const stored = await server.app.store.read(() => runStore.loadRun(id));
    expect(last.data.vars).toEqual(stored?.state.data.vars);
    expect(last.data.steps).toEqual(stored?.state.data.steps);
    expect(last).toMatchObject({ status: 'failed', data: { error: { stepId: 'again' } } });
    const first = await step(server, id, 1);
    expect(first).toMatchObject({ status: 'active', standing: ['tell'], data: { vars: { doubled: 4 } } });
    expect(Object.keys(first.data.steps)).toEqual(['double']);
    const none = await server.admin.call(repairsApi.replayRun, { params: { id }, query: { step: 99 } });
    expect(refusal(none).status).toBe(404);
  });

  it('is told move by move, in pages', async () => {
    const { server } = await openFailing(() => 400);
    const id = await failed(server);
    const page = async (cursor?: string) =>
      good(
        await server.admin.call(repairsApi.getRunHistory, { params: { id }, query: { limit: 1, cursor } }),
      );
    const first = await page();
    expect(first.items[0]).toMatchObject({
      number: 1,
      firstLine: 1,
      event: { type: 'started', input: { amount: 2 } },
    });
    const second = await page(first.next ?? '');
    expect(second.items[0]).toMatchObject({ number: 2, firstLine: 2, event: { type: 'completed' } });
    expect(second.next).toBeNull();
  });
});

describe('one run', () => {
  it('is run again from a step with other data, linked, and without what it had done', async () => {
    const { server, peer } = await openFailing((at) => (at === 2 ? 400 : 200));
    const id = await failed(server);
    const again = good(
      await server.admin.call(repairsApi.rerunRun, {
        params: { id },
        body: { fromStep: 'again', vars: { doubled: '7' }, reason },
      }),
    );
    await server.app.drain();
    const run = await readRun(server, again.id);
    expect(run).toMatchObject({
      status: 'finished',
      rerunOf: id,
      rerunFromStep: 'again',
      outputs: { doubled: 7 },
    });
    expect(pathOf(run)).toEqual(['again:done', 'last:told']);
    expect((await readRun(server, id)).reruns).toEqual([
      { id: again.id, fromStep: 'again', status: 'finished' },
    ]);
    expect(peer.heard).toHaveLength(3);
    expect(new Set(peer.heard.map(({ key }) => key)).size).toBe(3);
  });

  it('does not repeat what it has done unless it is asked to', async () => {
    const { server, peer } = await openFailing((at) => (at === 2 ? 400 : 200));
    const id = await failed(server);
    const rerun = (repeatEffects: boolean) =>
      server.admin.call(repairsApi.rerunRun, {
        params: { id },
        body: { fromStep: 'double', repeatEffects, reason },
        idempotencyKey: 'once',
      });
    const problem = refusal(await rerun(false));
    expect(problem).toMatchObject({ status: 409, detail: expect.stringContaining('tell') });
    const first = good(await rerun(true));
    const second = good(await rerun(true));
    await server.app.drain();
    expect(second.id).toBe(first.id);
    expect(pathOf(await readRun(server, first.id))).toEqual([
      'double:done',
      'tell:done',
      'again:done',
      'last:told',
    ]);
    expect(peer.heard).toHaveLength(4);
  });

  it('refuses data that does not fit, and places there are not', async () => {
    const { server } = await openFailing(() => 400);
    const id = await failed(server);
    const rerun = async (body: object) =>
      refusal(
        await server.admin.call(repairsApi.rerunRun, {
          params: { id },
          body: { fromStep: 'tell', reason, ...body },
        }),
      );
    expect((await rerun({ fromStep: 'gone' })).issues?.[0]).toMatchObject({ code: 'UNKNOWN_STEP' });
    expect((await rerun({ vars: { doubled: 'many' } })).issues?.[0]).toMatchObject({ path: 'vars.doubled' });
    expect((await rerun({ steps: { gone: 1 } })).issues?.[0]).toMatchObject({ path: 'steps.gone' });
    expect((await rerun({ version: 9 })).status).toBe(404);
  });

  it('goes on after a step that is skipped, or from another one, and says who did it and why', async () => {
    const { server } = await openFailing(() => 400);
    const id = await failed(server);
    const skipped = await server.admin.call(repairsApi.skipStep, {
      params: { id },
      body: { stepId: 'tell', outcome: 'done', output: { status: 200 }, reason },
    });
    expect(good(skipped)).toMatchObject({ id });
    await server.app.drain();
    expect((await readRun(server, id)).error?.stepId).toBe('again');
    good(await server.admin.call(repairsApi.moveRun, { params: { id }, body: { to: 'last', reason } }));
    const run = await readRun(server, id);
    expect(run).toMatchObject({ status: 'finished', outcome: 'told' });
    const repairs = run.trace.filter(({ kind }) => kind === 'repaired');
    expect(repairs.map(({ outcome, stepId, output }) => ({ outcome, stepId, output }))).toEqual([
      {
        outcome: 'skipped',
        stepId: 'tell',
        output: { reason, by: expect.objectContaining({ name: 'tests' }) },
      },
      {
        outcome: 'moved',
        stepId: 'last',
        output: { reason, by: expect.objectContaining({ name: 'tests' }) },
      },
    ]);
    const late = await server.admin.call(repairsApi.moveRun, {
      params: { id },
      body: { to: 'tell', reason },
    });
    expect(refusal(late).status).toBe(409);
  });
});

describe('the list of runs', () => {
  it('is narrowed by where they failed, with what, on which version and when', async () => {
    const { server } = await openFailing(() => 400);
    const id = await failed(server);
    const list = async (query: object) =>
      good(await server.admin.call(runsApi.listRuns, { query })).items.map((run) => run.id);
    expect(await list({ flow: 'trial', stepId: 'tell', errorCode: 'HTTP_4XX', version: 1 })).toEqual([id]);
    expect(await list({ flow: 'trial', stepId: 'again' })).toEqual([]);
    expect(await list({ flow: 'trial', version: 2 })).toEqual([]);
    expect(await list({ flow: 'trial', startedFrom: '2026-06-01T10:00:00+09:00' })).toEqual([id]);
    expect(await list({ flow: 'trial', startedTo: '2026-06-01T09:59:59+09:00' })).toEqual([]);
  });

  it('shows agents the runs of a case, and no others', async () => {
    const { server } = await openFailing(() => 400);
    const agent = await server.as('tanaka');
    expect(refusal(await agent.call(runsApi.listRuns)).status).toBe(403);
    expect((await agent.call(runsApi.listRuns, { query: { caseId: 'case_1' } })).ok).toBe(true);
  });
});
