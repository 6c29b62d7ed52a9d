import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { buildServer, serverBundle } from '../../server/build.mjs';
import { createClient, notificationsApi } from '../../server/client.ts';
import { createKey, startServer, temporaryFolder } from '../../tests/support/server-process.ts';
import { publish } from '../../tests/support/tiny-flows.ts';
import { openClients } from './clients.ts';
import { askFlow, callFlow, tellFlow } from './flows.ts';
import { openSink } from './sink.ts';
import { brokenPromises, isQuiet, pendingCalls } from './verdict.ts';

const kills = Number(process.argv[2] ?? 300);
/* oxlint-disable no-console -- this is what the command is for */

/** One port for all lives of the server, so that clients only ever see it come and go. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return String(port);
}

await buildServer();
const folder = temporaryFolder();
const sink = await openSink();
const environment = { PORT: await freePort(), ALLOWED_HOSTS: sink.host };
const live = () => startServer(folder.path, environment, { script: serverBundle });
let server = await live();
const key = await createKey(server.base, 'admin');
const admin = createClient({ baseUrl: server.base, apiKey: key });
await admin.call(notificationsApi.createWebhook, {
  body: { id: 'kill', url: `http://${sink.host}/`, events: [] },
});
for (const flow of [callFlow(`http://${sink.host}/`), askFlow, tellFlow]) await publish({ admin }, flow);
const clients = openClients(server.base, key, 8);

/** When the next call of those that were pending arrives; when none was, when the next new call is answered. */
const nextProgress = (pending: ReadonlySet<string> = new Set()): Promise<number> =>
  new Promise((resolve) => {
    const isIt = (): void => resolve(performance.now());
    clients.onAnswer = () => pending.size === 0 && isIt();
    sink.onCall = (key) => pending.has(key) && isIt();
  });

const recoveries: number[] = [];
/** Kills that left calls to be made: there, recovery is the first of them. */
let resumptions = 0;
let broken: string[] = [];
clients.run();
const started = performance.now();
for (let kill = 1; kill <= kills && broken.length === 0; kill++) {
  await nextProgress();
  await pause(Math.random() * 400);
  await server.kill();
  const pending = pendingCalls(folder.path);
  if (pending.size > 0) resumptions++;
  const progress = nextProgress(pending);
  const spawned = performance.now();
  server = await live();
  recoveries.push((await progress) - spawned);
  if (kill % 10 !== 0 && kill !== kills) continue;
  await clients.rest();
  for (let tries = 0; tries < 600 && !isQuiet(folder.path); tries++) await pause(100);
  broken = [...clients.contradictions, ...brokenPromises(folder.path, clients.accepted, sink.calls)];
  const { calls, asks, messages } = clients.accepted;
  console.log(
    `${kill} kills: ${calls.size + asks.size} starts, ${messages.size} messages, ${broken.length} broken promises`,
  );
  clients.run();
}
await clients.rest();
await server.stop();
sink.close();

recoveries.sort((a, b) => a - b);
const seconds = Math.round((performance.now() - started) / 1000);
const repeats = [...sink.calls.values()].filter((count) => count > 1).length;
const at = (share: number): number =>
  Math.round(recoveries[Math.floor((recoveries.length - 1) * share)] ?? 0);
console.log(
  `${recoveries.length} kills in ${seconds} s; from the new process to the first progress: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`,
);
console.log(`${resumptions} kills left work that was then resumed; at the others the first new call counts`);
console.log(`${sink.calls.size} calls by key, of which ${repeats} were repeated with the same key`);
console.log(broken.length === 0 ? 'Nothing lost, nothing doubled.' : broken.slice(0, 20).join('\n'));
if (broken.length === 0) folder.remove();
else console.log(`The file is kept in ${folder.path}.`);
process.exit(broken.length === 0 ? 0 : 1);
