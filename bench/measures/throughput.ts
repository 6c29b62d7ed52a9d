import { join } from 'node:path';
import { temporaryFolder } from '../../tests/support/server-process.ts';
import { openHouse, type House } from '../house/house.ts';
import { cpuSeconds, memory } from '../house/process.ts';
import { load, loadInTurns, type Load, type Measured } from '../load.ts';
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
  const bare = (url: string): Load => {
    const body = (index: number): string => JSON.stringify(triageCase(index));
    return { url, path: new URL(url).pathname, body, concurrency: 50 };
  };
  const alone = async (title: string, url: string): Promise<void> =>
    report.add(title, 'per s', (await load({ ...bare(url), seconds })).perSecond);
  const houses = await openAll(bench);
  for (const each of houses.flat()) await load({ ...each.load(50), seconds: 1 });
  for (let round = 0; round < rounds; round++) {
    await alone('floor W1 + one row on disk, c=50', `${floor.url}saved/notify`);
    await alone('floor W1b + one row on disk, c=50', `${floor.url}saved`);
    await alone('empty Express endpoint, c=50', express.url);
    report.add('raw commits of one row, FULL', 'per s', sqliteCommits(seconds / 2));
    for (const compared of houses) {
      const [{ title, floor: path }, other] = compared;
      const used = compared.map(({ house }) => cpuSeconds(house.server.pid));
      const loads = compared.map((each) => each.load(50));
      if (path !== undefined) loads.unshift(bare(`${floor.url}${path}`));
      const measured = await loadInTurns(loads, seconds);
      const bottom = path === undefined ? undefined : measured.shift();
      for (const [at, each] of compared.entries())
        if (measured[at]) add(bench, each, measured[at], cpuSeconds(each.house.server.pid) - (used[at] ?? 0));
      const rate = measured[0]?.perSecond ?? Number.NaN;
      if (bottom) {
        report.add(`floor ${title}, c=50`, 'per s', bottom.perSecond);
        report.add(`${title} c=50, share of the floor`, '', rate / bottom.perSecond);
      }
      if (other && measured[1]) report.add('W1 c=50, FULL ÷ NORMAL', '', rate / measured[1].perSecond);
    }
    for (const each of houses.flat())
      for (const clients of each.fewClients)
        addTimes(bench, `${each.title} c=${clients}`, await load({ ...each.load(clients), seconds }));
  }
  for (const { house } of houses.flat()) await house.leave();
  floor.stop();
  express.stop();
  folder.remove();
};

interface Measurable {
  title: string;
  house: House;
  /** Concurrencies below 50 that are measured. */
  fewClients: number[];
  /** Where the floor does the same work. */
  floor?: string;
  load(concurrency: number): Load;
}

/** What is compared is measured in turns: with its floor, and with what follows it in its list. */
async function openAll({ report, sink }: Bench): Promise<[Measurable, ...Measurable[]][]> {
  const open = async (
    title: string,
    workload: Workload,
    { more = {}, ...how }: { more?: Record<string, string>; floor?: string; fewClients?: number[] } = {},
  ): Promise<Measurable> => {
    const house = await openHouse({ environment: { ...workload.environment(sink.url), ...more } });
    if (title === 'W1') report.add('memory idle', 'MB', memory(house.server.pid).now);
    await workload.prepare(house, sink.url);
    let sent = 0;
    return {
      title,
      house,
      fewClients: [],
      ...how,
      load: (concurrency) => ({
        url: house.server.base,
        headers: house.headers,
        path: workload.path,
        body: () => workload.body(sent++),
        concurrency,
      }),
    };
  };
  const few = [10, 1];
  return [
    [
      await open('W1', workloads.w1, { floor: 'notify', fewClients: few }),
      await open('W1 NORMAL', workloads.w1, { more: { SYNCHRONOUS: 'NORMAL' } }),
    ],
    [await open('W1b', workloads.w1b, { floor: '', fewClients: few })],
    [await open('W1 by webhook', workloads.webhook)],
    // It does more than the floor ever does; its goal says how much slower that may be.
    [await open('S2, a case routed', workloads.s2, { floor: 'notify' })],
  ];
}

function add(bench: Bench, { title, house }: Measurable, measured: Measured, used: number): void {
  const { report } = bench;
  addTimes(bench, `${title} c=50`, measured);
  report.add(`${title} c=50, CPU per 1,000 runs`, 's', (used / measured.count) * 1000);
  if (title === 'W1') report.add('memory under load', 'MB', memory(house.server.pid).peak);
}

function addTimes({ report }: Bench, title: string, measured: Measured): void {
  report.add(title, 'per s', measured.perSecond);
  report.add(`${title}, p50`, 'ms', measured.p50);
  report.add(`${title}, p99`, 'ms', measured.p99);
  if (measured.failed === 0) return;
  report.add(`${title}, not answered in time or refused`, '', measured.failed);
  process.stderr.write(`${measured.firstFailure}\n`);
}
