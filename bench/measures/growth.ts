import { openHouse, publish, readFlow, type House } from '../house/house.ts';
import { memory } from '../house/process.ts';
import { copyRun, withRows } from '../house/rows.ts';
import { load } from '../load.ts';
import { triageCase } from '../triage.ts';
import { workloads } from '../workloads.ts';
import { startWaiting } from './waiting.ts';
import type { Measure } from './bench.ts';

interface Grown {
  title: string;
  house: House;
}

/** Whether a server that has lived is as fast as a new one: W1b beside many waiting and many finished runs. */
export const growth: Measure = async ({ report, isQuick }) => {
  const [rounds, seconds] = isQuick ? [3, 1.5] : [7, 3];
  const finished = isQuick ? 100_000 : 1_000_000;
  report.add('growth: finished runs', '', finished);
  const fresh = await grow('none');
  const houses = [
    fresh,
    await grow('1,000 waiting', 1000),
    await grow('10,000 waiting', 10_000),
    await grow('100,000 waiting', 100_000),
    await grow('many finished', 0, finished),
  ];
  let sent = 0;
  const rateOf = async ({ house }: Grown): Promise<number> => {
    const how = { url: house.server.base, headers: house.headers, path: workloads.w1b.path, concurrency: 50 };
    const { perSecond } = await load({ ...how, body: () => workloads.w1b.body(sent++), seconds });
    return perSecond;
  };
  for (const each of houses) await rateOf(each);
  for (let round = 0; round < rounds; round++) {
    const none = await rateOf(fresh);
    report.add('W1b c=50 beside none', 'per s', none);
    for (const each of houses.slice(1)) {
      const rate = await rateOf(each);
      report.add(`W1b c=50 beside ${each.title}`, 'per s', rate);
      report.add(`throughput, ${each.title} ÷ none`, '', rate / none);
    }
  }
  for (const { title, house } of houses) {
    report.add(`memory beside ${title}`, 'MB', memory(house.server.pid).now);
    await house.leave();
  }
};

/** A house with so many waiting and so many finished runs more. */
async function grow(title: string, waiting = 0, finished = 0): Promise<Grown> {
  const house = await openHouse();
  await workloads.w1b.prepare(house, '');
  await publish(house, readFlow('waiting'));
  if (waiting + finished === 0) return { title, house };
  const resting = await startWaiting(house);
  const { id: done } = await house.api<{ id: string }>('POST', '/flows/w1b/runs?wait=5', {
    input: triageCase(1),
  });
  await house.server.stop();
  withRows(house.file, (copy) => {
    if (waiting > 0) copyRun(copy, resting, waiting, true);
    if (finished > 0) copyRun(copy, done, finished, false);
  });
  await house.start();
  return { title, house };
}
