import { openHouse } from '../house/house.ts';
import { askModel, goLive, importExamples, send, trained, type Told } from '../house/learning.ts';
import { memory } from '../house/process.ts';
import { percentile } from '../load.ts';
import { triageCase } from '../triage.ts';
import { workloads } from '../workloads.ts';
import type { Measure } from './bench.ts';

/**
 * What customers notice of a training: messages at a steady rate, in which a model is asked, first with nothing else
 * going on and then while 20,000 examples are trained.
 */
export const training: Measure = async ({ report, isQuick }) => {
  const count = isQuick ? 5000 : 20_000;
  const house = await openHouse({ environment: { DEMO: 'on' } });
  try {
    await workloads.s2.prepare(house);
    await askModel(house);
    await importExamples(house, 0, 1000, exampleAt);
    await goLive(house, await trained(house));
    await importExamples(house, 1000, count, exampleAt);

    await send(house, 1000);
    const idle = await send(house, isQuick ? 4000 : 10_000);
    const begun = performance.now();
    const busy: number[] = [];
    await trained(house, async () => void busy.push(...(await send(house, 1000))));
    report.add('training: examples', '', count);
    report.add('training: took', 's', (performance.now() - begun) / 1000);
    report.add('training: message p99 before', 'ms', percentile(idle, 0.99));
    report.add('training: message p99 meanwhile', 'ms', percentile(busy, 0.99));
    report.add('training: p99 meanwhile ÷ before', '', percentile(busy, 0.99) / percentile(idle, 0.99));
    report.add('training: peak memory', 'MB', memory(house.server.pid).peak);
  } finally {
    await house.leave();
  }
};

/** A mail of a few sentences; its first case says what it is about. */
function exampleAt(index: number): Told {
  const parts = [0, 7, 31].map((step) => triageCase(index * 13 + step * index));
  const text = `${parts.map(({ subject, body }) => `${subject} ${body}`).join(' ')} No. ${index % 997}`;
  return { text, reason: (parts[0]?.body ?? '').slice(0, 30) };
}
