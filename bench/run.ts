import { fork, type ChildProcess } from 'node:child_process';
import { load, median, type Measured } from './load.ts';
import { openSwitchyard, triageMessage } from './switchyard.ts';
import { sqliteCommits } from './yardsticks/sqlite.ts';

const rounds = Number(process.env.ROUNDS ?? 3);
const seconds = Number(process.env.SECONDS ?? 5);
const concurrency = 50;

function startYardstick(
  name: string,
  port: number,
  environment: Record<string, string> = {},
): Promise<ChildProcess> {
  const file = new URL(`./yardsticks/${name}.ts`, import.meta.url).pathname;
  const child = fork(file, {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, PORT: String(port), ...environment },
  });
  return new Promise((resolve) => child.once('message', () => resolve(child)));
}

const floorBody = (index: number): string =>
  JSON.stringify({
    subject: `Question ${index}`,
    body: index % 2 ? 'You charged me twice for May.' : 'I cannot log in.',
    channel: 'webForm',
    customer: { tier: index % 10 ? 'standard' : 'vip' },
  });

const samples = new Map<string, Measured[]>();
const keep = (name: string, measured: Measured): void =>
  void samples.set(name, [...(samples.get(name) ?? []), measured]);

await startAll();

async function startAll(): Promise<void> {
  const sink = await startYardstick('sink', 4801);
  const yardsticks = [
    await startYardstick('floor', 4802, { SINK: 'http://127.0.0.1:4801/' }),
    await startYardstick('express', 4803),
    sink,
  ];
  const switchyard = await openSwitchyard();
  let sent = 0;
  const triage = (clients: number): Promise<Measured> =>
    load({
      url: switchyard.base,
      path: '/api/v1/messages',
      headers: { authorization: `Bearer ${switchyard.key}` },
      body: () => triageMessage(sent++),
      concurrency: clients,
      seconds,
    });
  const yardstick = (port: number, path: string): Promise<Measured> =>
    load({ url: `http://127.0.0.1:${port}`, path, body: floorBody, concurrency, seconds });

  await triage(concurrency);
  // Interleaved, so that a slow minute of the machine slows all of them.
  for (let round = 0; round < rounds; round++) {
    keep('floor W1 (bare node:http, notify)', await yardstick(4802, '/notify'));
    keep('floor W1b (bare node:http)', await yardstick(4802, '/'));
    keep('empty Express endpoint', await yardstick(4803, '/'));
    const perSecond = sqliteCommits(seconds / 2);
    keep('SQLite commits, FULL, one row', { perSecond, p50: 1000 / perSecond, p99: 0, failed: 0 });
    keep('triage run S2, c=50', await triage(concurrency));
    keep('triage run S2, c=1', await triage(1));
  }
  await switchyard.stop();
  for (const child of yardsticks) child.kill();
  report();
}

function report(): void {
  const rate = (name: string): number => median((samples.get(name) ?? []).map(({ perSecond }) => perSecond));
  const rows = [...samples].map(([name, list]) => ({
    measure: name,
    'per second': Math.round(rate(name)),
    'spread %': Math.round(
      (100 *
        (Math.max(...list.map(({ perSecond }) => perSecond)) -
          Math.min(...list.map(({ perSecond }) => perSecond)))) /
        rate(name),
    ),
    'p50 ms': Number(median(list.map(({ p50 }) => p50)).toFixed(2)),
    'p99 ms': Number(median(list.map(({ p99 }) => p99)).toFixed(2)),
    failed: list.reduce((sum, { failed }) => sum + failed, 0),
  }));
  const share = (name: string): number => Number((rate('triage run S2, c=50') / rate(name)).toFixed(3));
  const ratios = {
    'of the floor W1': { ratio: share('floor W1 (bare node:http, notify)'), goal: 0.12 },
    'of the floor W1b': { ratio: share('floor W1b (bare node:http)'), goal: null },
    'of an empty Express endpoint': { ratio: share('empty Express endpoint'), goal: null },
    'of raw SQLite commits': { ratio: share('SQLite commits, FULL, one row'), goal: null },
  };
  /* oxlint-disable no-console -- this is what the command is for */
  console.table(rows);
  console.table(ratios);
  console.log(JSON.stringify({ rows, ratios, node: process.version, rounds, seconds }));
}
