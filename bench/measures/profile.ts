import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../house/house.ts';
import { load } from '../load.ts';
import { costTables, monotonic, profiling, readCosts } from '../profile/profile.ts';
import { workloads } from '../workloads.ts';
import type { Measure } from './bench.ts';

/** Where the time of a W1b run goes, as text under the table. */
export const profile: Measure = async ({ note, isQuick }) => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-profile-'));
  const workload = workloads.w1b;
  const house = await openHouse(profiling(folder));
  await workload.prepare(house, '');
  const how = { url: house.server.base, headers: house.headers, concurrency: 50, ...workload };
  await load({ ...how, seconds: 2 });
  process.kill(house.server.pid, 'SIGUSR2');
  const from = monotonic();
  const { count } = await load({ ...how, seconds: isQuick ? 3 : 10 });
  const to = monotonic();
  await house.leave();
  note(`W1b, c=50, under the profiler:\n${costTables(readCosts(folder, from, to), count, 30)}`);
  rmSync(folder, { recursive: true });
};
