import { describe, expect, it } from 'vitest';
import { casesApi, modelsApi, modelVersionsApi, predictionsApi } from '../../../../server/client.ts';
import type { ModelField } from '../../../../server/contract/models.ts';
import { insert } from '../../../../server/store/query.ts';
import { good, startTestServer, type TestServer } from '../../../support/server.ts';
import {
  importTold,
  learnReason,
  publishClassifying,
  reason,
  setField,
  train,
  write,
} from '../../../support/trained.ts';

const open = (settings = {}): Promise<TestServer> => startTestServer({ DEMO: 'false', ...settings });
const field = async ({ admin }: TestServer): Promise<ModelField> =>
  good(await admin.call(modelsApi.getModelField, reason));
const modelsOf = async ({ admin }: TestServer) =>
  good(await admin.call(modelVersionsApi.listModels, { query: { field: 'reason' } })).items;

describe('the settings of a field', () => {
  it('refuse a confidence for saving that is not above the one for choosing', async () => {
    const { admin } = await open();
    for (const [selectAt, automateAt] of [
      [0.8, 0.8],
      [0.9, 0.6],
    ]) {
      const answer = await admin.call(modelsApi.saveModelField, {
        ...reason,
        body: { selectAt, automateAt },
      });
      expect(answer).toMatchObject({ ok: false, status: 422, problem: { issues: [{ path: 'automateAt' }] } });
    }
    // Only one is sent: it is held against the other that stands.
    const answer = await admin.call(modelsApi.saveModelField, { ...reason, body: { automateAt: 0.5 } });
    expect(answer).toMatchObject({ ok: false, status: 422 });
  });

  it('are not saved over an unseen version, and keep what is left out', async () => {
    const server = await open();
    const saved = await setField(server, { mode: 'select', selectAt: 0.5 });
    expect(saved).toMatchObject({ mode: 'select', selectAt: 0.5, automateAt: 0.9, version: 1 });
    const body = { target: 0.9 };
    const late = await server.admin.call(modelsApi.saveModelField, { ...reason, body, ifMatch: 7 });
    expect(late).toMatchObject({ ok: false, status: 412 });
    expect(await setField(server, body)).toMatchObject({ mode: 'select', target: 0.9, version: 2 });
  });

  it('describe only labels that the field can have', async () => {
    const { admin } = await open();
    const body = { labels: [{ label: 'nonsense' }] };
    const answer = await admin.call(modelsApi.saveModelField, { params: { field: 'type' }, body });
    expect(answer).toMatchObject({ ok: false, status: 422 });
  });
});

describe('a new model', () => {
  it('is held against the live one on cases that neither had seen, and goes live by rule when not worse', async () => {
    const server = await open();
    const first = await learnReason(server, { goLive: 'ifNotWorse' });
    await importTold(server, 300, 600);
    const { modelId } = await train(server);
    const second = good(
      await server.admin.call(modelVersionsApi.getModel, { params: { id: modelId ?? '' } }),
    );
    expect(second.comparison).toMatchObject({ liveModelId: first });
    expect(second.comparison?.n).toBeGreaterThan(800);
    expect(second.comparison?.verdict).toMatch(/better|notWorse|worse/);
    const isGood = second.comparison?.verdict !== 'worse';
    const [newest, before] = await modelsOf(server);
    expect([newest?.status, before?.status]).toEqual(isGood ? ['live', 'retired'] : ['ready', 'live']);
    expect(newest?.wentLiveBy).toBe(isGood ? 'rule' : null);
  });

  it('is rolled back to the one before, one further each time', async () => {
    const server = await open();
    const first = await learnReason(server);
    const { modelId } = await train(server);
    const second = modelId ?? '';
    good(await server.admin.call(modelsApi.setModelLive, { params: { id: second } }));
    expect(await field(server)).toMatchObject({ live: { id: second }, canRollBack: true });
    const back = good(await server.admin.call(modelsApi.rollBackModel, reason));
    expect(back).toMatchObject({ live: { id: first }, canRollBack: false });
    expect(await server.admin.call(modelsApi.rollBackModel, reason)).toMatchObject({
      ok: false,
      status: 409,
    });
  });

  it('is the same to the byte when nothing has changed, by its seed', async () => {
    const server = await open();
    await importTold(server, 400);
    const hashes: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const { modelId } = await train(server);
      const params = { id: modelId ?? '' };
      hashes.push(good(await server.admin.call(modelVersionsApi.getModel, { params })).hash);
    }
    expect(hashes[0]).toBe(hashes[1]);
  });
});

describe('a training', () => {
  it('is cancelled where it stands, and leaves nothing', async () => {
    const server = await open();
    await importTold(server, 2000);
    const begun = good(await server.admin.call(modelsApi.startTraining, { ...reason, body: {} }));
    const twice = await server.admin.call(modelsApi.startTraining, { ...reason, body: {} });
    expect(twice).toMatchObject({ ok: false, status: 409 });
    const params = { id: begun.id };
    expect(good(await server.admin.call(modelsApi.cancelTraining, { params }))).toMatchObject({
      state: 'cancelled',
    });
    await server.app.desk.models.trainings.settled();
    expect(await modelsOf(server)).toEqual([]);
    expect(good(await server.admin.call(modelsApi.getTraining, { params }))).toMatchObject({
      state: 'cancelled',
      modelId: null,
    });
    expect(await server.admin.call(modelsApi.cancelTraining, { params })).toMatchObject({ status: 409 });
  });

  it('that a former process left in the middle is begun anew, but not for ever', async () => {
    const server = await open();
    await importTold(server, 400);
    const left = {
      field: 'reason',
      state: 'running',
      seed: 1,
      cases: 400,
      modelId: null,
      problem: null,
      startedBy: 'tests',
      createdAt: '2026-06-01T00:00:00.000Z',
      endedAt: null,
    };
    await server.app.store.write(function* () {
      yield* insert('modelTrainings', { ...left, id: 'left', attempts: 1 });
      yield* insert('modelTrainings', { ...left, id: 'deadly', attempts: 3 });
    });
    server.app.desk.models.start();
    await server.app.desk.models.trainings.settled();
    const read = async (id: string) =>
      good(await server.admin.call(modelsApi.getTraining, { params: { id } }));
    expect(await read('left')).toMatchObject({ state: 'finished', attempts: 2 });
    expect(await read('deadly')).toMatchObject({ state: 'failed', modelId: null });
  });
});

describe('automation', () => {
  it('steps down by itself once it is surely less precise than promised, and tells the admins', async () => {
    const server = await open();
    await learnReason(server, { mode: 'automate', selectAt: 0.4, automateAt: 0.7, target: 0.95 });
    await publishClassifying(server, { fields: [{ field: 'reason' }] });
    for (let time = 0; time < 3; time += 1) {
      const sent = await write(server, 'Hello, the invoice is wrong Please help.');
      const params = { id: sent.caseId ?? '' };
      good(await server.admin.call(casesApi.updateCase, { params, body: { reason: 'complaint' } }));
    }
    const down = await field(server);
    expect(down).toMatchObject({ mode: 'select', steppedDown: { precision: 0, target: 0.95 } });
    const query = { weeks: 1 };
    const quality = await server.admin.call(predictionsApi.getFieldQuality, { ...reason, query });
    expect(good(quality).warnings).toContain('steppedDown');
    const sent = await write(server, 'Hello, the invoice is wrong Please help.');
    const params = { id: sent.caseId ?? '' };
    expect(good(await server.admin.call(casesApi.getCase, { params })).case.reason).toBeNull();
    expect(await setField(server, { mode: 'automate' })).toMatchObject({ steppedDown: null });
  });
});
