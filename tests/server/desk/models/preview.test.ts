import { expect, it } from 'vitest';
import { casesApi, classificationApi, conversationsApi } from '../../../../server/client.ts';
import { good, startTestServer } from '../../../support/server.ts';
import { learnReason } from '../../../support/trained.ts';

it('a text under the magnifying glass shows rules, models with their words, language, sentiment and cases like it', async () => {
  const server = await startTestServer();
  const { admin, app } = server;
  const modelId = await learnReason(server);
  const text = 'Hello, the invoice is wrong and I am very angry. Please help.';
  const body = { channel: 'chat', handle: 'someone', text } as const;
  const { caseId } = good(await admin.call(conversationsApi.sendMessage, { body }));
  const params = { id: caseId ?? '' };
  const done = { reason: 'billing', status: 'closed' } as const;
  good(await admin.call(casesApi.updateCase, { params, body: done }));
  await app.desk.knowledge.indexer.catchUp();

  const shown = good(await admin.call(classificationApi.previewClassification, { body: { text } }));
  expect(shown.matches).toContainEqual(
    expect.objectContaining({ ruleset: 'topic', words: ['invoice'] }) as unknown,
  );
  expect(shown.fields).toMatchObject([
    { field: 'reason', source: 'model', modelId, top: [{ label: 'billing' }, {}, {}], isKnown: true },
  ]);
  const word = shown.fields[0]?.words.find((one) => one.text === 'invoice');
  expect(word?.weight).toBeGreaterThan(0);
  expect(text.slice(word?.from, word?.to)).toBe('invoice');
  expect(shown.language.language).toBe('en');
  expect(shown.sentiment.grade).toBeLessThan(0);
  expect(shown.sentiment.words.map((one) => one.text)).toContain('angry');
  expect(shown.nearest).toMatchObject([{ caseId, labels: { reason: 'billing' } }]);
});
