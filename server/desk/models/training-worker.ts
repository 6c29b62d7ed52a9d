import { createHash } from 'node:crypto';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { deflateSync, inflateSync } from 'node:zlib';
import {
  fromDescriptions,
  parse,
  predict,
  serialise,
  train,
  type HeldOut,
} from '../../../engine/classifier/index.ts';
import type { Comparison } from '../../contract/model-report.ts';
import { restBeside } from './resting.ts';
import { compare, hashOf } from './rules.ts';
import type {
  Finished,
  FromWorker,
  HeldOutFile,
  Opened,
  OpeningOrder,
  Told,
  ToWorker,
  TrainingOrder,
} from './training-messages.ts';
import { curveOf, gatesOf, reportOf } from './training-report.ts';

/** The thread that trains. It is given texts, learns, measures and compares, and ends. It knows no database. */

/** On Linux this is the thread's own priority: customers are answered first. */
const lowest = 19;
const automatedWeight = 0.2;
const progressMs = 200;
/** What is left of the bar is for comparing. */
const mainShare = 0.97;

const port = parentPort;
if (!port) throw new Error('This file is a thread of the server, not a program.');
const tell = (message: FromWorker): void => port.postMessage(message);
// Given by `training-thread.ts` only.
const given = workerData as TrainingOrder | OpeningOrder;
const told: Told[] = [];

try {
  setPriority(lowest);
} catch {
  // Not every system lets a thread step back; it trains all the same.
}
if (!('seed' in given)) open(given);
else
  port.on('message', (message: ToWorker) => {
    if (message.type === 'told') return void told.push(...message.rows);
    learn(given);
    port.close();
  });

function open(order: OpeningOrder): void {
  const model = 'open' in order ? parse(inflateSync(order.open)) : fromDescriptions(order.describe);
  const opened: Opened = { type: 'opened', model };
  // What was made here owns its memory, so it can change hands instead of being copied.
  const parts = Object.values(model ?? {}).filter((part) => ArrayBuffer.isView(part));
  port?.postMessage(opened, [...new Set(parts.map(({ buffer }) => buffer as ArrayBuffer))]);
}

function learn(order: TrainingOrder): void {
  const begun = performance.now();
  let last = 0;
  const rest = restBeside(order.busyness);
  const trained = train(examplesOf(told), {
    seed: order.seed,
    onProgress(share, stage) {
      rest();
      const now = performance.now();
      if (now - last < progressMs) return;
      last = now;
      tell({ type: 'progress', share: share * mainShare, stage });
    },
  });
  if (trained.refused) return tell({ type: 'refused', reason: trained.refused });
  const { report, model } = trained;
  tell({ type: 'progress', share: mainShare, stage: 'comparing' });
  const plain = serialise(model);
  const bytes = deflateSync(plain);
  const comparison = order.live && comparisonWith(order.live, report.heldOut, rest);
  const trainingMs = Math.round(performance.now() - begun);
  const { accuracy, macroF1, top3, ece, baseline } = report;
  const finished: Finished = {
    type: 'finished',
    model: bytes,
    heldOut: deflateSync(JSON.stringify(heldOutFile(report.heldOut))),
    hash: createHash('sha256').update(plain).digest('hex'),
    report: JSON.stringify(reportOf(report, told, { trainingMs, bytes: bytes.length })),
    curve: JSON.stringify(curveOf(report.heldOut)),
    numbers: {
      accuracy,
      macroF1,
      top3,
      ece,
      baseline,
      cases: told.length,
      classes: report.labels.length,
      bytes: bytes.length,
    },
    gates: gatesOf(report),
    comparison,
  };
  tell(finished);
}

/** Imported texts carry no time; where dated cases are the many, they count as older than all of them. */
function examplesOf(rows: readonly Told[]) {
  const dated = rows.filter((row) => row.at !== null).length;
  const undated = dated * 2 >= rows.length ? 0 : undefined;
  return rows.map(({ id, subject, text, label, at, isAutomated }) => ({
    id,
    ...(subject === '' ? {} : { subject }),
    text,
    label,
    weight: isAutomated ? automatedWeight : 1,
    at: at ?? undated,
  }));
}

function heldOutFile(heldOut: readonly HeldOut[]): HeldOutFile {
  const answers: HeldOutFile['answers'] = {};
  for (const { id = '', top } of heldOut) answers[id] = top[0]?.label ?? '';
  // A rare collision leaves one case out of a comparison.
  return { answers, trainedOn: told.map(({ id }) => hashOf(id)) };
}

/**
 * On the new model's held-out cases: what the live model had answered when it held them out as well, or answers now where
 * it never learnt from them. The others would flatter it and are left out.
 */
function comparisonWith(
  live: NonNullable<TrainingOrder['live']>,
  heldOut: readonly HeldOut[],
  rest: () => void,
): Comparison | null {
  const model = parse(inflateSync(live.model));
  if (!model) return null;
  // Written by an earlier training.
  const before = JSON.parse(inflateSync(live.heldOut).toString('utf8')) as HeldOutFile;
  const trainedOn = new Set(before.trainedOn);
  const rows = new Map(told.map((row) => [row.id, row]));
  const counts = { n: 0, newRight: 0, liveRight: 0, onlyNew: 0, onlyLive: 0 };
  for (const { id = '', label, top } of heldOut) {
    rest();
    const row = rows.get(id);
    const isOld = Object.hasOwn(before.answers, id);
    if (!row || (!isOld && trainedOn.has(hashOf(id)))) continue;
    const answer = isOld ? before.answers[id] : predict(model, row, 1).top[0]?.label;
    const isNew = top[0]?.label === label;
    const isLive = answer === label;
    counts.n += 1;
    if (isNew) counts.newRight += 1;
    if (isLive) counts.liveRight += 1;
    if (isNew && !isLive) counts.onlyNew += 1;
    if (isLive && !isNew) counts.onlyLive += 1;
  }
  return { liveModelId: live.id, ...counts, verdict: compare(counts) };
}
