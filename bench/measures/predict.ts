import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openHouse, type House } from '../house/house.ts';
import { askModel, goLive, importExamples, send, trained, type Told } from '../house/learning.ts';
import { percentile } from '../load.ts';
import { triageCase } from '../triage.ts';
import { workloads } from '../workloads.ts';
import type { Measure } from './bench.ts';

const labels = 60;
const goings = 10;

/**
 * How long a prediction holds the server's thread up, measured inside it: under a steady load of messages that ask a
 * model of 60 labels, while that goes on and models of the field go live in turn, and at rest.
 */
export const predict: Measure = async ({ report, isQuick }) => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-predict-'));
  const file = join(folder, 'classified.json');
  const preload = new URL('../house/classified.mjs', import.meta.url).href;
  const environment = { DEMO: 'on', CLASSIFIED_FILE: file };
  const house = await openHouse({ environment, execArgv: ['--import', preload] });
  const since = () => classified(house, file);
  try {
    await workloads.s2.prepare(house);
    await askModel(house);
    await importExamples(house, 0, isQuick ? 2000 : 10_000, exampleAt);
    const models = [await trained(house), await trained(house)];
    await goLive(house, models[0] ?? '');
    await send(house, 2000);

    await since();
    await send(house, isQuick ? 5000 : 20_000);
    const steady = await since();
    report.add('predict: classifications', '', steady.times.length);
    report.add('predict: p50', 'ms', percentile(steady.times, 0.5));
    report.add('predict: p95', 'ms', percentile(steady.times, 0.95));
    report.add('predict: longest block', 'ms', Math.max(...steady.times));

    const sending = send(house, goings * 500);
    for (let turn = 1; turn <= goings; turn++) {
      await goLive(house, models[turn % 2] ?? '');
      await pause(400);
    }
    await sending;
    const changing = await since();
    report.add('predict: longest block while models go live', 'ms', Math.max(...changing.times));

    await pause(2000);
    await since();
    await pause(goings * 100);
    const { longestBlock } = await since();
    for (let turn = 1; turn <= goings; turn++) {
      await goLive(house, models[turn % 2] ?? '');
      await pause(100);
    }
    report.add('predict: longest turn of an idle server', 'ms', longestBlock);
    report.add('predict: the same while models go live', 'ms', (await since()).longestBlock);
  } finally {
    await house.leave();
    rmSync(folder, { recursive: true });
  }
};

interface Classified {
  times: number[];
  longestBlock: number;
}
/** What happened since it was asked for the last time. */
async function classified(house: House, file: string): Promise<Classified> {
  rmSync(file, { force: true });
  process.kill(house.server.pid, 'SIGUSR2');
  for (let wait = 0; wait < 100 && !existsSync(file); wait++) await pause(20);
  await pause(20);
  // Written by the preloaded module.
  return JSON.parse(readFileSync(file, 'utf8')) as Classified;
}

/** A mail that names one of many products; what it is about hangs on the product and on its first sentence. */
function exampleAt(index: number): Told {
  const parts = [0, 7, 31].map((step) => triageCase(index * 13 + step * index));
  const product = index % labels;
  const text = parts.map(({ subject, body }) => `${subject} ${body}`).join(' ');
  return { text: `Model VC-${product} ${name(product)}: ${text} No. ${index}`, reason: name(product) };
}
const syllables = ['ka', 'ri', 'mo', 'te', 'shu', 'ban', 'lo', 'fi'];
const name = (product: number): string =>
  [product % 8, Math.floor(product / 8), (product * 5) % 7].map((at) => syllables[at] ?? 'x').join('');
