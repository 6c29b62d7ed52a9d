import { describe, expect, it } from 'vitest';
import { repairsApi } from '../../../server/client.ts';
import type { RepairAction } from '../../../server/contract/repairs.ts';
import { failed, openFailing, refusal } from '../../support/failing.ts';
import { good, type TestServer } from '../../support/server.ts';
import { readRun } from '../../support/story-flow.ts';

const reason = 'the other system was down';

describe('many runs', () => {
  const query = { flow: 'trial', status: 'failed' as const, errorCode: 'HTTP_4XX', stepId: 'tell' };
  const call = async (
    { admin }: TestServer,
    body: { token?: string; dryRun: boolean; action?: RepairAction; query?: object },
  ) =>
    admin.call(repairsApi.repairRuns, {
      body: { query, action: { type: 'retry' }, reason, ...body },
    });
  const finished = async ({ admin }: TestServer, id: string | null) => {
    for (;;) {
      const repair = good(await admin.call(repairsApi.getRepair, { params: { id: id ?? '' } }));
      if (repair.status === 'finished') return repair;
    }
  };

  it('are counted first, and repaired only as they were counted', async () => {
    const { server } = await openFailing((at) => (at <= 4 ? 400 : 200));
    const ids = [await failed(server), await failed(server), await failed(server)];
    const plan = good(await call(server, { dryRun: true }));
    expect(plan).toMatchObject({
      total: 3,
      groups: [{ flowKey: 'trial', flowVersion: 1, stepId: 'tell', errorCode: 'HTTP_4XX', count: 3 }],
    });
    expect(plan.samples.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect((await readRun(server, ids[0] ?? '')).status).toBe('failed');

    expect(refusal(await call(server, { dryRun: false })).status).toBe(422);
    await failed(server);
    const late = await call(server, { dryRun: false, token: plan.token ?? '' });
    expect(refusal(late)).toMatchObject({ status: 409, code: 'stale' });

    const { token } = good(await call(server, { dryRun: true }));
    const begun = good(await call(server, { dryRun: false, token: token ?? '' }));
    expect(begun).toMatchObject({ status: 'active', total: 4 });
    expect(await finished(server, begun.id)).toMatchObject({ done: 4, refused: 0 });
    await server.app.drain();
    for (const id of ids) expect((await readRun(server, id)).status).toBe('finished');
  });

  it('are run again from a step, each once, and refusals are told one by one', async () => {
    const { server } = await openFailing((at) => (at <= 1 ? 200 : 400));
    await failed(server);
    await failed(server);
    const action = { type: 'rerun', fromStep: 'tell', repeatEffects: false } as const;
    const body = { action, query: { flow: 'trial', status: 'failed' } };
    const { token } = good(await call(server, { ...body, dryRun: true }));
    const begun = good(await call(server, { ...body, dryRun: false, token: token ?? '' }));
    const repair = await finished(server, begun.id);
    expect(repair).toMatchObject({ total: 2, done: 1, refused: 1 });
    expect(repair.refusals[0]?.detail).toContain('tell');
  });

  it('are refused when the action makes no sense for them', async () => {
    const { server } = await openFailing(() => 400);
    const answer = await call(server, { dryRun: true, query: { status: 'active' } });
    expect(refusal(answer).status).toBe(422);
  });
});
