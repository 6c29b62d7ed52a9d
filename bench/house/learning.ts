import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { workloads } from '../workloads.ts';
import { ask, type House } from './house.ts';

/** A house in which each message asks a model, and what fills that model. */

const perSecond = 100;

/** The flow of the demo company that routes messages finds the reason by a model. */
export async function askModel(house: House): Promise<void> {
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

export interface Told {
  text: string;
  reason: string;
}
export async function importExamples(
  house: House,
  from: number,
  to: number,
  exampleAt: (index: number) => Told,
): Promise<void> {
  for (let at = from; at < to; at += 1000) {
    const rows = Array.from({ length: Math.min(1000, to - at) }, (_, index) => exampleAt(at + index));
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    await house.api('POST', '/classification/examples', { format: 'jsonl', text });
  }
}

/** Trains, doing something over and over until it is done. Answers with the model. */
export async function trained(
  house: House,
  meanwhile: () => Promise<void> = () => pause(100),
): Promise<string> {
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
export const goLive = (house: House, model: string): Promise<unknown> =>
  house.api('POST', `/classification/models/${model}/live`, {});

let sent = 0;
/** One message every hundredth of a second, whether the one before is answered or not. Milliseconds of each. */
export async function send({ server, headers }: House, forMs: number): Promise<number[]> {
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
