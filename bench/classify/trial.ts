import {
  evaluate,
  predict,
  threshold,
  train,
  type Evaluation,
  type Example,
  type Judged,
  type Model,
  type Report,
  type Trained,
} from '../../engine/classifier/index.ts';
import { inputOf, isOutOfScope, labelOf } from './data.ts';
import { readSplit, type Row, type Told } from './reading.ts';

/** Asked of every set: automation that is right in 95 of 100 cases. */
const asked = 0.95;
const warmUp = 500;

export interface Tested {
  evaluation: Evaluation;
  /** What is decided alone when 95 % precision was asked for; null where the held-out cases could not carry it. */
  automated: { at: number; coverage: number; precision: number; promised: number } | null;
  /** Milliseconds for one prediction. */
  p50: number;
  p95: number;
}

/** Fewer rows than this are no ground to calibrate on: the examples are cross-fitted instead, and these learnt from. */
const fewestInDev = 100;

/** Reads train, and dev if there is one, and nothing else. Dev calibrates a model of train alone; then both are learnt from. */
export function trainOn(folder: string, field: string, told?: Told): Trained {
  const own = examplesOf(readSplit(folder, 'train', told), field);
  const labels = new Set(own.map(({ label }) => label));
  const dev = examplesOf(readSplit(folder, 'dev', told), field).filter(({ label }) => labels.has(label));
  if (dev.length === 0 || dev.length >= fewestInDev) return train(own, { calibration: dev });
  told?.(`dev has ${dev.length} rows, too few to calibrate on: they are learnt from like the others`);
  return train([...own, ...dev]);
}

function examplesOf(rows: readonly Row[], field: string): Example[] {
  return rows.flatMap((row) => {
    const label = labelOf(row, field);
    if (label === null || isOutOfScope(label)) return [];
    return [{ ...inputOf(row), label, ...(typeof row['at'] === 'number' ? { at: row['at'] } : {}) }];
  });
}

/** Reads test, after everything was decided. Labels that training never had count as out of scope. */
export function testOn(folder: string, field: string, model: Model, report: Report, told?: Told): Tested {
  const judged: Judged[] = [];
  const strange: number[] = [];
  const times: number[] = [];
  const known = new Set(model.labels);
  const rows = readSplit(folder, 'test', told).filter((row) => labelOf(row, field) !== null);
  // What is timed is a process that has warmed up, as the server has.
  for (const row of rows.slice(0, warmUp)) predict(model, inputOf(row));
  for (const row of rows) {
    const label = labelOf(row, field)!;
    const start = performance.now();
    const prediction = predict(model, inputOf(row));
    times.push(performance.now() - start);
    if (known.has(label)) judged.push({ label, ...prediction });
    else strange.push(prediction.known);
  }
  if (strange.length > 0) told?.(`${strange.length} rows of test have a label that training lacks`);
  if (judged.length === 0) told?.('test has no rows with labels of training');
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0;
  return {
    evaluation: evaluate(judged, strange),
    automated: automatedOf(judged, report),
    p50: at(0.5),
    p95: at(0.95),
  };
}

function automatedOf(judged: readonly Judged[], report: Report): Tested['automated'] {
  const chosen = threshold(report.heldOut, asked);
  if ('impossible' in chosen) return null;
  const decided = judged.filter((one) => one.isKnown !== false && one.top[0]!.confidence >= chosen.at);
  const right = decided.filter((one) => one.top[0]!.label === one.label).length;
  return {
    at: chosen.at,
    coverage: decided.length / Math.max(1, judged.length),
    precision: right / Math.max(1, decided.length),
    promised: chosen.precision,
  };
}
