import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openHouse } from './house/house.ts';
import { cpuSeconds, memory } from './house/process.ts';
import { load, type Measured } from './load.ts';
import { costTables, monotonic, profiling, readCosts } from './profile/profile.ts';
import { triageCase } from './triage.ts';
import { workloads, type Workload, type WorkloadName } from './workloads.ts';
import { startYardstick } from './yardsticks/start.ts';

// One workload for a few seconds, for whoever works on the speed: `npx tsx bench/quick.ts w1b --profile`.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '2.5' },
    clients: { type: 'string', default: '50' },
    profile: { type: 'boolean', default: false },
    top: { type: 'string', default: '40' },
    floor: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const concurrency = Number(values.clients);
const isWorkload = (name: string): name is WorkloadName => Object.hasOwn(workloads, name);
const name = positionals[0] ?? 'w1b';
if (!isWorkload(name)) {
  process.stderr.write(`There is no workload "${name}". There are: ${Object.keys(workloads).join(', ')}.\n`);
  process.exit(1);
}
await measure(workloads[name]);

async function measure(workload: Workload): Promise<void> {
  const sink = await startYardstick('sink');
  const profiles = mkdtempSync(join(tmpdir(), 'switchyard-profile-'));
  const watching = values.profile ? profiling(profiles) : { environment: {}, execArgv: [] };
  const house = await openHouse({
    environment: { ...workload.environment(sink.url), ...watching.environment },
    execArgv: watching.execArgv,
  });
  const { pid, base } = house.server;
  let measured: Measured;
  let from = 0;
  let to = 0;
  try {
    await workload.prepare(house, sink.url);
    const how = { url: base, headers: house.headers, concurrency, ...workload };
    await load({ ...how, seconds: 1 });
    if (values.profile) process.kill(pid, 'SIGUSR2');
    const before = cpuSeconds(pid);
    from = monotonic();
    measured = await load({ ...how, body: (index) => workload.body(index + 1_000_000), seconds });
    to = monotonic();
    const used = cpuSeconds(pid) - before;
    print(workload.name, measured, {
      'cpu ms per run': (used / measured.count) * 1000,
      'rss MB': memory(pid).now,
    });
    if (values.floor) await measureFloor(measured, workload.name === 'W1' ? sink.url : undefined);
  } finally {
    await house.leave();
    sink.stop();
  }
  if (values.profile)
    process.stdout.write(costTables(readCosts(profiles, from, to), measured.count, Number(values.top)));
  rmSync(profiles, { recursive: true });
}

async function measureFloor(measured: Measured, sink: string | undefined): Promise<void> {
  const floor = await startYardstick('floor', sink ? { SINK: sink } : {});
  const body = (index: number): string => JSON.stringify(triageCase(index));
  const how = { url: floor.url, path: sink ? '/notify' : '/', body, concurrency };
  await load({ ...how, seconds: 0.5 });
  const bare = await load({ ...how, seconds });
  floor.stop();
  print('floor', bare, { share: measured.perSecond / bare.perSecond });
}

function print(title: string, { perSecond, p50, p99, failed, firstFailure }: Measured, more: object): void {
  const figures = { 'runs/s': perSecond, 'p50 ms': p50, 'p99 ms': p99, ...more };
  const words = Object.entries(figures).map(([unit, value]) => `${unit} ${Number(value).toPrecision(3)}`);
  process.stdout.write(`${title} c=${concurrency}: ${words.join(' · ')}\n`);
  if (failed > 0) process.stdout.write(`${failed} failed, first:\n${firstFailure}\n`);
}
