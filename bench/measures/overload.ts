import Database from 'better-sqlite3';
import { openHouse, type House } from '../house/house.ts';
import { memory } from '../house/process.ts';
import { load, type Measured } from '../load.ts';
import { workloads } from '../workloads.ts';
import type { Measure } from './bench.ts';

/** What an answer may say: done, accepted and not done yet, come back. */
const expected = [200, 202, 503];
/** More than the server works on at once, so that some have to be refused. */
const flood = 3000;

/** Far more is asked than can be done: the server refuses instead of growing, and finishes what it accepted. */
export const overload: Measure = async ({ report, isQuick }) => {
  const seconds = isQuick ? 5 : 30;
  const house = await openHouse();
  await workloads.w1b.prepare(house, '');
  const { path, body } = workloads.w1b;
  const ask = (concurrency: number, seconds: number): Promise<Measured> =>
    load({ url: house.server.base, headers: house.headers, path, body, concurrency, seconds });
  await ask(50, 2);
  const before = countRuns(house).all;
  const usual = await ask(50, seconds / 3);
  const crowd = await ask(500, seconds);
  const most = await ask(flood, seconds / 3);
  const rounds = [usual, crowd, most];
  const count = (fits: (status: number) => boolean): number =>
    rounds
      .flatMap(({ statuses }) => [...statuses])
      .reduce((sum, [status, n]) => sum + (fits(status) ? n : 0), 0);

  report.add(
    'overload: answers other than 200, 202, 503',
    '',
    count((status) => !expected.includes(status)),
  );
  report.add('overload: done at c=500 ÷ c=50', '', donePerSecond(crowd) / donePerSecond(usual));
  report.add(`overload: done at c=${flood} ÷ c=50`, '', donePerSecond(most) / donePerSecond(usual));
  report.add(`overload: refused at c=${flood}`, '%', (100 * (most.statuses.get(503) ?? 0)) / most.count);
  report.add('overload: memory, peak', 'MB', memory(house.server.pid).peak);
  const after = await whenAllRest(house);
  const accepted = count((status) => status < 300);
  report.add('overload: accepted, not finished', '', Math.abs(after.all - before - accepted) + after.active);
  await house.leave();
};

const donePerSecond = ({ perSecond, count, statuses }: Measured): number =>
  (perSecond * (count - (statuses.get(503) ?? 0))) / count;

function countRuns({ file }: House): { all: number; active: number } {
  const reader = new Database(file, { readonly: true });
  const count = (where: string): number =>
    Number(reader.prepare(`SELECT count(*) FROM runs WHERE flowKey = 'w1b' ${where}`).pluck().get());
  const counts = { all: count(''), active: count("AND status <> 'finished'") };
  reader.close();
  return counts;
}

async function whenAllRest(house: House): Promise<{ all: number; active: number }> {
  for (let tries = 0; tries < 100; tries++) {
    const counts = countRuns(house);
    if (counts.active === 0) return counts;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return countRuns(house);
}
