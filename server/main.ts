import { createServer } from 'node:http';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import pino from 'pino';
import { loadLanguageModel, needsLanguageModel } from '../engine/classifier/language/index.ts';
import { createApp } from './app.ts';
import { manualClock, systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { randomIds } from './ids.ts';
import { takeLock } from './lock.ts';
import { startAdvice } from './store/faults.ts';

// Clean up once the heap has doubled. Left alone, V8 lets it grow to four times what is in use before it looks.
setFlagsFromString('--heap-growing-percent=100');

const read = readConfig(process.env);
if ('faults' in read) {
  process.stderr.write(
    `These settings cannot be used:\n${read.faults.map((fault) => `  ${fault}\n`).join('')}The README lists what each may be.\n`,
  );
  process.exit(1);
}
const { config } = read;
const log = pino({ level: config.LOG_LEVEL });
const manual =
  config.CLOCK === 'manual'
    ? manualClock(config.CLOCK_START ? Date.parse(config.CLOCK_START) : Date.now())
    : undefined;
const clock = manual ?? systemClock;
// This file runs as server/main.ts or, built, as dist/server/main.js.
const root =
  ['..', '../..']
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find((folder) => existsSync(join(folder, 'package.json'))) ?? '.';
const pages = join(root, 'dist', 'builder');
const pagesFolder = existsSync(pages) ? pages : undefined;

mkdirSync(config.DATA_DIR, { recursive: true });
const lock = takeLock(config.DATA_DIR);
if ('heldBy' in lock) {
  process.stderr.write(
    `Another Switchyard (process ${lock.heldBy}) runs on ${config.DATA_DIR}. Stop it, or set DATA_DIR to another folder.\n`,
  );
  process.exit(1);
}
const { release } = lock;

if (needsLanguageModel(config.languages)) await loadLanguageModel();
const app = await createApp({
  config,
  clock,
  manual,
  ids: randomIds(systemClock),
  log,
  flowsFolder: join(root, 'flows'),
  pagesFolder,
}).catch((error: unknown) => {
  const advice = startAdvice(error, join(config.DATA_DIR, 'switchyard.db'));
  if (advice === undefined) throw error;
  process.stderr.write(`${advice}\n`);
  release();
  process.exit(1);
});
let stopping = false;
const tellingMs = 500;
const server = createServer(app.http);
server.keepAliveTimeout = 65_000;
// A body that trickles in for longer is no customer.
server.requestTimeout = 30_000;
server.once('error', (error) => {
  const isTaken = 'code' in error && error.code === 'EADDRINUSE';
  const advice = isTaken ? `Port ${config.PORT} is taken. Set PORT to a free one.` : error.message;
  process.stderr.write(`Switchyard cannot listen: ${advice}\n`);
  void stop('error');
});
server.listen(config.PORT, config.HOST, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.PORT;
  const base = config.PUBLIC_URL ?? `http://${config.HOST === '0.0.0.0' ? 'localhost' : config.HOST}:${port}`;
  log.info({ port, ...app.ports }, 'ready');
  process.stdout.write(`\nSwitchyard is ready: ${base}\n`);
  if (app.setupPath)
    process.stdout.write(`Create the first admin (the link works once): ${base}${app.setupPath}\n`);
  if (app.ports.smtp)
    process.stdout.write(`Mail comes in at smtp://${config.SMTP_IN_HOST}:${app.ports.smtp}\n`);
  process.stdout.write('\n');
  process.send?.({ ready: true, port, ...app.ports });
});

async function stop(signal: string): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  log.info({ signal }, 'stopping: finishing what is under way');
  server.keepAliveTimeout = 1;
  // Connections in use are told with their next answer; only then are the idle ones closed, so that nobody is cut off.
  const answered = pause(tellingMs).then(() => new Promise((closed) => server.close(closed)));
  await app.stop(answered);
  server.closeAllConnections();
  release();
  process.exit(signal === 'error' ? 1 : 0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
