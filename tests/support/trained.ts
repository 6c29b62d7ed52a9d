import { conversationsApi, examplesApi, modelsApi, predictionsApi } from '../../server/client.ts';
import type { FieldSettings, Training } from '../../server/contract/models.ts';
import type { Prediction } from '../../server/contract/predictions.ts';
import { exampleLines } from './examples.ts';
import { good, type TestServer } from './server.ts';
import { publish } from './story-flow.ts';

export const reason = { params: { field: 'reason' } };

export async function importTold({ admin }: TestServer, count: number, from = 0): Promise<void> {
  for (let at = 0; at < count; at += 500) {
    const text = exampleLines(Math.min(500, count - at), from + at);
    good(await admin.call(examplesApi.importExamples, { body: { format: 'jsonl', text } }));
  }
}

/** Trains to the end, whatever it is. */
export async function train({ app, admin }: TestServer, field = 'reason'): Promise<Training> {
  const begun = good(await admin.call(modelsApi.startTraining, { params: { field }, body: {} }));
  await app.desk.models.trainings.settled();
  return good(await admin.call(modelsApi.getTraining, { params: { id: begun.id } }));
}

export const setField = async ({ admin }: TestServer, body: FieldSettings) =>
  good(await admin.call(modelsApi.saveModelField, { ...reason, body }));

/** A live model of the reason, trained from imported examples. */
export async function learnReason(
  server: TestServer,
  settings: FieldSettings = {},
  count = 600,
): Promise<string> {
  await importTold(server, count);
  const { modelId } = await train(server);
  const id = modelId ?? '';
  good(await server.admin.call(modelsApi.setModelLive, { params: { id } }));
  await setField(server, settings);
  return id;
}

/** Every message opens a case and is classified. */
export const publishClassifying = (server: TestServer, config: object): Promise<void> =>
  publish(
    server,
    'classifying',
    {
      open: [
        'openCase',
        { message: '{{message}}', contact: '{{contact}}', subject: '{{message.text}}' },
        { done: 'tell', error: 'failed' },
      ],
      tell: [
        'classify',
        { rulesets: [], applyTo: '{{case}}', ...config },
        { done: 'told', lowConfidence: 'unsure', error: 'failed' },
      ],
      told: ['end', { outcome: 'told' }],
      unsure: ['end', { outcome: 'unsure' }],
      failed: ['end', { outcome: 'failed' }],
    },
    { trigger: { type: 'message' } },
  );

let customers = 0;
export async function write({ app, admin }: TestServer, text: string, handle = `guest ${++customers}`) {
  const body = { channel: 'chat', handle, text } as const;
  const sent = good(await admin.call(conversationsApi.sendMessage, { body }));
  await app.drain();
  return sent;
}
export async function predictionsOf({ admin }: TestServer, caseId: string | null): Promise<Prediction[]> {
  const params = { id: caseId ?? '' };
  return good(await admin.call(predictionsApi.listCasePredictions, { params })).items;
}
