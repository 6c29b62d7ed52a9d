import { describe, expect, it } from 'vitest';
import { casesApi, modelsApi, predictionsApi } from '../../../../server/client.ts';
import { good, startTestServer, type TestServer } from '../../../support/server.ts';
import {
  learnReason,
  predictionsOf,
  publishClassifying,
  setField,
  train,
  write,
} from '../../../support/trained.ts';
import { readRun } from '../../../support/story-flow.ts';

const clear = 'Hello, the invoice is wrong Please help.';
const strange = 'Ωμέγα ψυχή ξένος θάλασσα ουρανός';
const fields = [{ field: 'reason' }];
const automatic = { mode: 'automate', selectAt: 0.4, automateAt: 0.7 } as const;

const open = (): Promise<TestServer> => startTestServer({ DEMO: 'false' });
const caseOf = async ({ admin }: TestServer, id: string | null) =>
  good(await admin.call(casesApi.getCase, { params: { id: id ?? '' } })).case;
async function outcomeOf(server: TestServer, sent: { runs: { id: string }[] }) {
  const run = await readRun(server, sent.runs[0]?.id ?? '');
  const settled = run.trace.find(({ kind, stepId }) => kind === 'settled' && stepId === 'tell');
  return { outcome: run.outcome, why: settled?.why, output: settled?.output as Record<string, unknown> };
}

describe('a field that a model tells', () => {
  it('is saved by automation where it is very sure, with the model and the words in the receipt', async () => {
    const server = await open();
    const modelId = await learnReason(server, automatic);
    await publishClassifying(server, { fields, sentiment: true, language: true });
    const sent = await write(server, clear);
    expect(await caseOf(server, sent.caseId)).toMatchObject({ reason: 'billing' });
    const { outcome, why, output } = await outcomeOf(server, sent);
    expect(outcome).toBe('told');
    expect(output).toMatchObject({
      reason: 'billing',
      language: 'en',
      sentiment: expect.any(Number) as number,
    });
    expect(why?.[0]).toMatchObject({ text: 'model reason v1', op: 'automated' });
    expect(why?.[0]?.left).toContain('invoice');
    expect(await predictionsOf(server, sent.caseId)).toMatchObject([
      { field: 'reason', source: 'model', modelId, modelNumber: 1, action: 'automated', verdict: null },
    ]);
  });

  it('is only chosen beforehand between the thresholds, and shown as one of three where it is recommended', async () => {
    const server = await open();
    await learnReason(server, { mode: 'automate', selectAt: 0.1, automateAt: 1 });
    await publishClassifying(server, { fields });
    const chosen = await write(server, clear);
    expect(await caseOf(server, chosen.caseId)).toMatchObject({ reason: null });
    expect((await outcomeOf(server, chosen)).output).toMatchObject({ reason: 'billing' });
    expect(await predictionsOf(server, chosen.caseId)).toMatchObject([{ action: 'selected' }]);
    await setField(server, { mode: 'recommend' });
    const shown = await write(server, clear);
    expect((await outcomeOf(server, shown)).output).not.toHaveProperty('reason');
    const [prediction] = await predictionsOf(server, shown.caseId);
    expect(prediction).toMatchObject({ action: 'suggested', mode: 'recommend' });
    expect(prediction?.top).toHaveLength(3);
  });

  it('is none of these where the text is like nothing seen, and a person decides', async () => {
    const server = await open();
    await learnReason(server, automatic);
    await publishClassifying(server, { fields });
    const sent = await write(server, strange);
    expect(await caseOf(server, sent.caseId)).toMatchObject({ reason: null });
    const { outcome, output } = await outcomeOf(server, sent);
    expect(outcome).toBe('unsure');
    expect(output.labels).toMatchObject([{ field: 'reason', value: null, action: 'unknown' }]);
  });

  it('without a model ends in error, and with described labels is suggested', async () => {
    const server = await open();
    await publishClassifying(server, { fields: [{ field: 'reason', mode: 'automate' }] });
    const early = await write(server, clear);
    expect((await readRun(server, early.runs[0]?.id ?? '')).outcome).toBe('failed');
    await setField(server, {
      labels: [
        { label: 'billing', description: 'Invoices, charges, refunds', examples: ['My invoice is wrong'] },
        { label: 'delivery', description: 'Parcels, couriers', examples: ['My parcel is late'] },
      ],
    });
    const sent = await write(server, clear);
    expect(await predictionsOf(server, sent.caseId)).toMatchObject([
      { source: 'descriptions', action: 'suggested', top: [{ label: 'billing' }, { label: 'delivery' }] },
    ]);
    expect(await caseOf(server, sent.caseId)).toMatchObject({ reason: null });
  });
});

describe('what an agent makes of a prediction', () => {
  it('is kept when the case is changed, and taught to the next training', async () => {
    const server = await open();
    await learnReason(server, automatic);
    await publishClassifying(server, { fields });
    const sent = await write(server, clear);
    const params = { id: sent.caseId ?? '' };
    good(await server.admin.call(casesApi.updateCase, { params, body: { reason: 'complaint' } }));
    expect(await predictionsOf(server, sent.caseId)).toMatchObject([
      { verdict: 'overridden', value: 'complaint', verdictBy: 'tests' },
    ]);
    const again = await train(server);
    expect(again).toMatchObject({ state: 'finished', cases: 601 });
    const { usable } = good(
      await server.admin.call(modelsApi.getModelField, { params: { field: 'reason' } }),
    );
    expect(usable).toMatchObject({ imported: 600, confirmed: 1, total: 601 });
  });

  it('is not overruled by a later message', async () => {
    const server = await open();
    await learnReason(server, automatic);
    await publishClassifying(server, { fields });
    const sent = await write(server, clear, 'one guest');
    const params = { id: sent.caseId ?? '' };
    good(await server.admin.call(casesApi.updateCase, { params, body: { reason: 'complaint' } }));
    const later = await write(server, clear, 'one guest');
    expect(later.caseId).toBe(sent.caseId);
    expect(await caseOf(server, sent.caseId)).toMatchObject({ reason: 'complaint' });
    expect(await predictionsOf(server, sent.caseId)).toMatchObject([{ action: 'selected', verdict: null }]);
  });

  it('can be said in one call, which saves the value on the case', async () => {
    const server = await open();
    await learnReason(server, { mode: 'select', selectAt: 0.1, automateAt: 0.9 });
    await publishClassifying(server, { fields });
    const sent = await write(server, clear);
    const [prediction] = await predictionsOf(server, sent.caseId);
    const params = { id: prediction?.id ?? '' };
    const accepted = await server.admin.call(predictionsApi.judgePrediction, {
      params,
      body: { value: 'billing' },
    });
    expect(good(accepted)).toMatchObject({ verdict: 'accepted', value: 'billing' });
    expect(await caseOf(server, sent.caseId)).toMatchObject({ reason: 'billing' });
    const { weeks } = good(
      await server.admin.call(predictionsApi.getFieldQuality, { params: { field: 'reason' } }),
    );
    expect(weeks.at(-1)).toMatchObject({ predictions: 1, acceptance: { right: 1, n: 1 } });
  });
});
