import { expect, it } from 'vitest';
import { modelsApi } from '../../../../server/client.ts';
import { good, startTestServer } from '../../../support/server.ts';
import { importTold, predictionsOf, publishClassifying, train, write } from '../../../support/trained.ts';

it('a model that goes live answers the first text without being read from the store', async () => {
  const server = await startTestServer({ DEMO: 'false' });
  await publishClassifying(server, { fields: [{ field: 'reason' }] });
  await importTold(server, 450);
  const { modelId } = await train(server);
  good(await server.admin.call(modelsApi.setModelLive, { params: { id: modelId ?? '' } }));
  // Whatever reads it now finds nothing.
  server.app.store.connection.exec('DELETE FROM modelFiles');
  const sent = await write(server, 'My invoice is wrong, the charge on my card was taken twice.');
  expect(await predictionsOf(server, sent.caseId)).toMatchObject([{ source: 'model', modelId }]);
});
