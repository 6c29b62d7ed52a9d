import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { expectReplays } from '../support/replayed.ts';
import { playScenario } from '../support/scenario-run.ts';
import { scenariosSchema } from '../support/scenario.ts';
import { startTestServer } from '../support/server.ts';

const folder = new URL('../../flows/', import.meta.url);
const keys = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(keys)('%s', (key) => {
  const file = readFileSync(new URL(`${key}/scenarios.json`, folder), 'utf8');
  const scenarios = scenariosSchema.parse(JSON.parse(file));

  it.each(scenarios.map((scenario) => [scenario.title.en, scenario] as const))(
    '%s',
    async (_title, scenario) => {
      const server = await startTestServer();
      await playScenario(server, scenario);
      await expectReplays(server);
    },
  );
});
