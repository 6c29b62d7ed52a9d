import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { operationsApi } from '../../../server/client.ts';
import { makeBackup } from '../../../server/operations/backups.ts';
import { good, startTestServer } from '../../support/server.ts';
import { monday } from '../../support/store.ts';
import { advance, publish, start } from '../../support/story-flow.ts';

it('tells an admin of space, runs, backlog, the last tidying up and the last backup', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startTestServer({ DATA_DIR: folder });
  await publish(server, 'ends', { z: ['end', { outcome: 'ok' }] });
  await start(server, 'ends');
  await advance(server, 1);
  const made = await makeBackup(folder, monday);
  const told = good(await server.admin.call(operationsApi.getOperations));
  expect(told).toMatchObject({
    runs: { active: 0, finished: 1, failed: 0, cancelled: 0 },
    backlog: { effects: 0, events: 0, oldestDueAt: null },
    retention: { removed: 0 },
    backup: made,
  });
  expect(told.database.bytes).toBeGreaterThan(100_000);
});
