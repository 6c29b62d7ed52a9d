import { expect, it } from 'vitest';
import { examplesApi, modelVersionsApi, modelsApi } from '../../../../server/client.ts';
import { exampleLines } from '../../../support/examples.ts';
import { good, startTestServer, type TestServer } from '../../../support/server.ts';

const reason = { params: { field: 'reason' } };
const importing = (server: TestServer, count: number) =>
  server.admin.call(examplesApi.importExamples, { body: { format: 'jsonl', text: exampleLines(count) } });

async function train(server: TestServer) {
  const begun = good(await server.admin.call(modelsApi.startTraining, { ...reason, body: {} }));
  await server.app.desk.models.trainings.settled();
  return good(await server.admin.call(modelsApi.getTraining, { params: { id: begun.id } }));
}

it('refuses to learn from too few cases, saying how many there are', async () => {
  const server = await startTestServer();
  good(await importing(server, 399));
  const answer = await server.admin.call(modelsApi.startTraining, { ...reason, body: {} });
  expect(answer).toMatchObject({ ok: false, status: 409 });
  expect(JSON.stringify(answer)).toContain('399 usable cases');
});

it('learns from imported examples, and answers only once a person lets it', async () => {
  const server = await startTestServer();
  expect(good(await importing(server, 440))).toMatchObject({ added: 440, refused: 0 });
  const training = await train(server);
  expect(training).toMatchObject({ state: 'finished', problem: null, cases: 440, warning: 'fewCases' });
  const { items } = good(
    await server.admin.call(modelVersionsApi.listModels, { query: { field: 'reason' } }),
  );
  expect(items).toMatchObject([{ number: 1, status: 'ready', cases: 440, classes: 4 }]);
  const id = training.modelId ?? '';
  const model = good(await server.admin.call(modelVersionsApi.getModel, { params: { id } }));
  expect(model.report.overall.accuracy).toBeGreaterThan(0.8);
  expect(model.report.warnings).toContain('fewCases');
  expect(model.report.learningCurve).toHaveLength(4);
  const { languages, counts } = model.report;
  expect(languages.map(({ language }) => language)).toEqual(expect.arrayContaining(['ja', 'en']));
  expect(languages.reduce((sum, { n }) => sum + n, 0)).toBe(counts.heldOut);
  const curve = good(await server.admin.call(modelVersionsApi.getModelCurve, { params: { id } }));
  expect(curve.points.length).toBeGreaterThan(1);
  const before = good(await server.admin.call(modelsApi.getModelField, reason));
  expect(before).toMatchObject({ live: null, level: 'none' });
  const live = good(await server.admin.call(modelsApi.setModelLive, { params: { id } }));
  expect(live).toMatchObject({ live: { id, status: 'live', wentLiveBy: 'tests' }, canRollBack: false });
});
