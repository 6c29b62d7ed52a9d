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
} from '../../engine/classifier/index.ts';
import { inputOf, isOutOfScope, labelOf, readSplit, type Row } from './data.ts';

/** Asked of every set: automation that is right in 95 of 100 cases. */
const asked = 0.95;

export interface Tested {
  evaluation: Evaluation;
  /** What is decided alone when 95 % precision was asked for; null where the held-out cases could not carry it. */
  automated: { at: number; coverage: number; precision: number; promised: number } | null;
  /** Milliseconds for one prediction. */
  p50: number;
  p95: number;
}

/** Reads train, and dev if there is one, and nothing else. Dev calibrates a model of train alone; then both are learnt from. */
export function trainOn(folder: string, field: string): { model: Model; report: Report } {
  const examples = examplesOf(readSplit(folder, 'train'), field);
  const calibration = examplesOf(readSplit(folder, 'dev'), field);
  const trained = train(examples, { calibration });
  if (trained.refused !== undefined) throw new Error(`${folder}, ${field}: ${trained.refused}`);
  return trained;
}

function examplesOf(rows: readonly Row[], field: string): Example[] {
  return rows.flatMap((row) => {
    const label = labelOf(row, field);
    if (label === null || isOutOfScope(label)) return [];
    return [{ ...inputOf(row), label, ...(typeof row['at'] === 'number' ? { at: row['at'] } : {}) }];
  });
}

/** Reads test, after everything was decided. Labels that training never had count as out of scope. */
export function testOn(folder: string, field: string, model: Model, report: Report): Tested {
  const judged: Judged[] = [];
  const strange: number[] = [];
  const times: number[] = [];
  const known = new Set(model.labels);
  for (const row of readSplit(folder, 'test')) {
    const label = labelOf(row, field);
    if (label === null) continue;
    const start = performance.now();
    const prediction = predict(model, inputOf(row));
    times.push(performance.now() - start);
    if (known.has(label)) judged.push({ label, ...prediction });
    else strange.push(prediction.known);
  }
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
