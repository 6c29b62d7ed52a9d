import { join } from 'node:path';
import { temporaryFolder } from '../../tests/support/server-process.ts';
import { openHouse, type House } from '../house/house.ts';
import { cpuSeconds, memory } from '../house/process.ts';
import { load, type Measured } from '../load.ts';
import { triageCase } from '../triage.ts';
import { workloads, type Workload } from '../workloads.ts';
import { sqliteCommits } from '../yardsticks/sqlite.ts';
import { startYardstick } from '../yardsticks/start.ts';
import type { Bench, Measure } from './bench.ts';

/** Rates, answers' times, CPU and memory of the triage against the yardsticks; every round measures all of them. */
export const throughput: Measure = async (bench) => {
  const { report, sink, isQuick } = bench;
  const [rounds, seconds] = isQuick ? [2, 1.5] : [5, 4];
  const folder = temporaryFolder();
  const floor = await startYardstick('floor', { SINK: sink.url, FILE: join(folder.path, 'floor.db') });
  const express = await startYardstick('express');
  const houses = await openAll(bench);
  const bare = async (title: string, url: string): Promise<number> => {
    const body = (index: number): string => JSON.stringify(triageCase(index));
    const { pathname } = new URL(url);
    const { perSecond } = await load({ url, path: pathname, body, concurrency: 50, seconds });
    report.add(title, 'per s', perSecond);
    return perSecond;
  };
  for (const each of houses) await each.run(50, 1);
  for (let round = 0; round < rounds; round++) {
    await bare('floor W1 + one row on disk, c=50', `${floor.url}saved/notify`);
    await bare('floor W1b + one row on disk, c=50', `${floor.url}saved`);
    await bare('empty Express endpoint, c=50', express.url);
    report.add('raw commits of one row, FULL', 'per s', sqliteCommits(seconds / 2));
    const rates = new Map<string, number>();
    for (const each of houses) {
      // Right before what is compared with it.
      const bottom =
        each.floor === undefined
          ? undefined
          : await bare(`floor ${each.title}, c=50`, `${floor.url}${each.floor}`);
      const rate = await measureAll(bench, each, seconds);
      rates.set(each.title, rate);
      if (bottom !== undefined) report.add(`${each.title} c=50, share of the floor`, '', rate / bottom);
    }
    const rate = (title: string): number => rates.get(title) ?? Number.NaN;
    report.add('W1 c=50, FULL ÷ NORMAL', '', rate('W1') / rate('W1 NORMAL'));
  }
  for (const each of houses) await each.house.leave();
  floor.stop();
  express.stop();
  folder.remove();
};

interface Measurable {
  title: string;
  house: House;
  /** Concurrencies that are measured, 50 first. */
  clients: number[];
  /** Where the floor does the same work. */
  floor?: string;
  run(concurrency: number, seconds: number): Promise<Measured>;
}

async function openAll({ report, sink }: Bench): Promise<Measurable[]> {
  const open = async (
    title: string,
    workload: Workload,
    clients: number[],
    { more = {}, floor }: { more?: Record<string, string>; floor?: string } = {},
  ): Promise<Measurable> => {
    const house = await openHouse({ environment: { ...workload.environment(sink.url), ...more } });
    if (title === 'W1') report.add('memory idle', 'MB', memory(house.server.pid).now);
    await workload.prepare(house, sink.url);
    let sent = 0;
    return {
      title,
      house,
      clients,
      floor,
      run: (concurrency, seconds) =>
        load({
          url: house.server.base,
          headers: house.headers,
          path: workload.path,
          body: () => workload.body(sent++),
          concurrency,
          seconds,
        }),
    };
  };
  return [
    await open('W1', workloads.w1, [50, 10, 1], { floor: 'notify' }),
    await open('W1 NORMAL', workloads.w1, [50], { more: { SYNCHRONOUS: 'NORMAL' } }),
    await open('W1b', workloads.w1b, [50, 10, 1], { floor: '' }),
    await open('W1 by webhook', workloads.webhook, [50]),
    // It does more than the floor ever does; its goal says how much slower that may be.
    await open('S2, a case routed', workloads.s2, [50], { floor: 'notify' }),
  ];
}

/** Gives the rate at a concurrency of 50. */
async function measureAll({ report }: Bench, each: Measurable, seconds: number): Promise<number> {
  const { pid } = each.house.server;
  let rate = 0;
  for (const clients of each.clients) {
    const title = `${each.title} c=${clients}`;
    const before = cpuSeconds(pid);
    const measured = await each.run(clients, seconds);
    const used = cpuSeconds(pid) - before;
    report.add(`${title}`, 'per s', measured.perSecond);
    report.add(`${title}, p50`, 'ms', measured.p50);
    report.add(`${title}, p99`, 'ms', measured.p99);
    if (measured.failed > 0) {
      report.add(`${title}, not answered in time or refused`, '', measured.failed);
      process.stderr.write(`${measured.firstFailure}\n`);
    }
    if (clients !== 50) continue;
    rate = measured.perSecond;
    report.add(`${title}, CPU per 1,000 runs`, 's', (used / measured.count) * 1000);
    if (each.title === 'W1') report.add('memory under load', 'MB', memory(pid).peak);
  }
  return rate;
}
