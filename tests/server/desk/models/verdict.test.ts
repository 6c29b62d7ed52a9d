import { sql, type RawBuilder } from 'kysely';
import { expect, it } from 'vitest';
import { casesApi, predictionsApi } from '../../../../server/client.ts';
import { all, run, statement } from '../../../../server/store/query.ts';
import { good, startTestServer, type TestServer } from '../../../support/server.ts';
import { learnReason, predictionsOf, publishClassifying, write } from '../../../support/trained.ts';

const raw = <Row>(text: RawBuilder<Row>) =>
  statement<object>()((db) => ({ compile: () => text.compile(db) }));

/** Notes every verdict that is written from now on. */
async function noted({ app }: TestServer): Promise<() => Promise<string[]>> {
  await app.store.write(function* () {
    yield* run(raw(sql`create table verdicts (value text)`), {});
    yield* run(
      raw(
        sql`create trigger noting after update of verdict on predictions
          begin insert into verdicts values (new.value); end`,
      ),
      {},
    );
  });
  const written = raw(sql<{ value: string }>`select value from verdicts`);
  return async () => (await app.store.read(() => all(written, {}))).map(({ value }) => value);
}

it('an answer gets one verdict for each time an agent says what is right, and none for saying it again', async () => {
  const server = await startTestServer({ DEMO: 'false' });
  await learnReason(server, { mode: 'select', selectAt: 0.4, automateAt: 0.9 });
  await publishClassifying(server, { fields: [{ field: 'reason' }] });
  const { caseId } = await write(server, 'Hello, the invoice is wrong Please help.');
  const [prediction] = await predictionsOf(server, caseId);
  const verdicts = await noted(server);
  const judge = (value: string) =>
    server.admin.call(predictionsApi.judgePrediction, {
      params: { id: prediction?.id ?? '' },
      body: { value },
    });
  expect(good(await judge('delivery'))).toMatchObject({ verdict: 'overridden', value: 'delivery' });
  good(await judge('fault'));
  expect(good(await judge('billing'))).toMatchObject({ verdict: 'accepted', value: 'billing' });
  good(await judge('billing'));
  expect(await verdicts()).toEqual(['delivery', 'fault', 'billing']);
});

it('an answer whose value stands on the case already gets its verdict all the same', async () => {
  const server = await startTestServer({ DEMO: 'false' });
  await learnReason(server, { mode: 'select', selectAt: 0.4, automateAt: 0.9 });
  await publishClassifying(server, { fields: [{ field: 'reason' }] });
  const { caseId } = await write(server, 'Hello, the invoice is wrong Please help.');
  const params = { id: caseId ?? '' };
  const before = await predictionsOf(server, caseId);
  good(await server.admin.call(casesApi.updateCase, { params, body: { reason: 'billing' } }));
  good(
    await server.admin.call(predictionsApi.judgePrediction, {
      params: { id: before[0]?.id ?? '' },
      body: { value: 'billing' },
    }),
  );
  expect(await predictionsOf(server, caseId)).toMatchObject([{ verdict: 'accepted', value: 'billing' }]);
});
