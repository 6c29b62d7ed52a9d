import { expect, it } from 'vitest';
import { createClient, examplesApi, modelsApi } from '../../../../server/client.ts';
import { exampleLines } from '../../../support/examples.ts';
import { good } from '../../../support/server.ts';
import { createKey, startServer, temporaryFolder } from '../../../support/server-process.ts';

it('a training goes on after the built server was killed in the middle of it', async () => {
  const folder = temporaryFolder();
  let server = await startServer(folder.path, { DEMO: 'false' });
  try {
    const apiKey = await createKey(server.base, 'admin');
    const client = () => createClient({ baseUrl: server.base, apiKey });
    for (let from = 0; from < 4000; from += 2000) {
      const body = { format: 'jsonl', text: exampleLines(2000, from) } as const;
      good(await client().call(examplesApi.importExamples, { body }));
    }
    const reason = { params: { field: 'reason' }, body: {} };
    const { id } = good(await client().call(modelsApi.startTraining, reason));
    const read = async () => good(await client().call(modelsApi.getTraining, { params: { id } }));
    await expect.poll(async () => (await read()).share, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
    await server.kill();
    server = await startServer(folder.path, { DEMO: 'false' });
    await expect.poll(async () => (await read()).state, { timeout: 120_000, interval: 200 }).toBe('finished');
    expect(await read()).toMatchObject({ attempts: 2, cases: 4000, problem: null });
  } finally {
    await server.kill();
    folder.remove();
  }
}, 240_000);
