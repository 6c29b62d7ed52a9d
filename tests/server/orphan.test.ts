import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/server-process.ts';

const support = new URL('../support/server-process.ts', import.meta.url).href;

it('a server that tests or measures started ends with them, even where they are killed', async () => {
  const folder = temporaryFolder();
  const script = join(folder.path, 'server.mjs');
  writeFileSync(script, 'setInterval(() => {}, 60_000); process.send({ ready: true, port: 1 });');
  const starting = `
    const { startServer } = await import(${JSON.stringify(support)});
    await startServer('.', {}, { script: ${JSON.stringify(script)} });
    console.log('ready');`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', starting]);
  await once(parent.stdout, 'data');
  parent.kill('SIGKILL');
  // The server holds its end of this stream as long as it lives.
  await once(parent.stderr.resume(), 'close');
  expect(parent.signalCode).toBe('SIGKILL');
  folder.remove();
});
