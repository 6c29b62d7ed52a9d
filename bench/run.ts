import { openHouse } from './house/house.ts';
import { load, median, type Measured } from './load.ts';
import { triageCase } from './triage.ts';
import { workloads, type Workload } from './workloads.ts';
import { sqliteCommits } from './yardsticks/sqlite.ts';
import { startYardstick } from './yardsticks/start.ts';

const rounds = Number(process.env.ROUNDS ?? 3);
const seconds = Number(process.env.SECONDS ?? 5);
const concurrency = 50;

const samples = new Map<string, Measured[]>();
const keep = (name: string, measured: Measured): void =>
  void samples.set(name, [...(samples.get(name) ?? []), measured]);

await startAll();

async function startAll(): Promise<void> {
  const sink = await startYardstick('sink');
  const floor = await startYardstick('floor', { SINK: sink.url });
  const express = await startYardstick('express');
  const houses = new Map<Workload, Awaited<ReturnType<typeof openHouse>>>();
  for (const workload of Object.values<Workload>(workloads)) {
    const house = await openHouse({ environment: workload.environment(sink.url) });
    await workload.prepare(house, sink.url);
    houses.set(workload, house);
  }
  let sent = 0;
  const yardstick = (url: string, path: string): Promise<Measured> =>
    load({ url, path, body: (index) => JSON.stringify(triageCase(index)), concurrency, seconds });

  // Interleaved, so that a slow minute of the machine slows all of them.
  for (let round = 0; round < rounds; round++) {
    keep('floor W1 (bare node:http, notify)', await yardstick(floor.url, '/notify'));
    keep('floor W1b (bare node:http)', await yardstick(floor.url, '/'));
    keep('empty Express endpoint', await yardstick(express.url, '/'));
    const perSecond = sqliteCommits(seconds / 2);
    keep('SQLite commits, FULL, one row', { perSecond, p50: 1000 / perSecond, p99: 0, count: 0, failed: 0 });
    for (const [{ name, path, body }, { server, headers }] of houses)
      for (const clients of [50, 1])
        keep(
          `${name}, c=${clients}`,
          await load({
            url: server.base,
            headers,
            path,
            body: () => body(sent++),
            concurrency: clients,
            seconds,
          }),
        );
  }
  for (const house of houses.values()) await house.leave();
  for (const child of [sink, floor, express]) child.stop();
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
  const share = (name: string, of: string): number => Number((rate(name) / rate(of)).toFixed(3));
  const ratios = {
    'W1 of its floor': { ratio: share('W1, c=50', 'floor W1 (bare node:http, notify)'), goal: 0.22 },
    'W1b of its floor': { ratio: share('W1b, c=50', 'floor W1b (bare node:http)'), goal: 0.14 },
    'W1b of an empty Express endpoint': { ratio: share('W1b, c=50', 'empty Express endpoint'), goal: null },
  };
  /* oxlint-disable no-console -- this is what the command is for */
  console.table(rows);
  console.table(ratios);
  console.log(JSON.stringify({ rows, ratios, node: process.version, rounds, seconds }));
}
