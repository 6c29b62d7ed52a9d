import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, openHouse, type House } from '../house/house.ts';
import { memory } from '../house/process.ts';
import { percentile } from '../load.ts';
import { triageCase } from '../triage.ts';
import { workloads } from '../workloads.ts';
import type { Measure } from './bench.ts';

const perSecond = 100;

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
    await importExamples(house, 0, 1000);
    const first = await trained(house, async () => pause(100));
    await house.api('POST', `/classification/models/${first}/live`, {});
    await importExamples(house, 1000, count);

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

async function askModel(house: House): Promise<void> {
  const file = new URL('../../flows/keyword-to-department/flow.json', import.meta.url);
  // Our own file, which the tests hold against the schema.
  const flow = JSON.parse(readFileSync(file, 'utf8')) as { steps: { classify: { config: object } } };
  const classify = {
    ...flow.steps.classify,
    config: { ...flow.steps.classify.config, fields: [{ field: 'reason' }] },
  };
  await house.api('POST', '/flows', { ...flow, key: 'asks-model', steps: { ...flow.steps, classify } });
  await house.api('POST', '/flows/asks-model/versions', {});
  await house.api('POST', '/flows/keyword-to-department/deactivate', {});
}

async function importExamples(house: House, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 1000) {
    const rows = Array.from({ length: Math.min(1000, to - at) }, (_, index) => exampleOf(at + index));
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    await house.api('POST', '/classification/examples', { format: 'jsonl', text });
  }
}
/** A mail of a few sentences; its first case says what it is about. */
function exampleOf(index: number): { text: string; reason: string } {
  const parts = [0, 7, 31].map((step) => triageCase(index * 13 + step * index));
  const text = `${parts.map(({ subject, body }) => `${subject} ${body}`).join(' ')} No. ${index % 997}`;
  return { text, reason: (parts[0]?.body ?? '').slice(0, 30) };
}

/** Trains, doing something over and over until it is done. Answers with the model. */
async function trained(house: House, meanwhile: () => Promise<void>): Promise<string> {
  const { id } = await house.api<{ id: string }>('POST', '/classification/fields/reason/trainings', {});
  for (;;) {
    await meanwhile();
    const { modelId, endedAt, problem } = await house.api<{
      modelId: string | null;
      endedAt: string | null;
      problem: string | null;
    }>('GET', `/classification/trainings/${id}`);
    if (modelId !== null) return modelId;
    if (endedAt !== null) throw new Error(`The training ended: ${problem}`);
  }
}

let sent = 0;
/** One message every hundredth of a second, whether the one before is answered or not. Milliseconds of each. */
async function send({ server, headers }: House, forMs: number): Promise<number[]> {
  const times: Promise<number>[] = [];
  const started = performance.now();
  for (let due = started; due < started + forMs; due += 1000 / perSecond) {
    await pause(Math.max(0, due - performance.now()));
    times.push(
      timeOf(() => ask(server.base, headers, 'POST', '/messages', JSON.parse(workloads.s2.body(sent++)))),
    );
  }
  return Promise.all(times);
}
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
