import { confidenceOf, knownOf, type Calibration } from './calibration.ts';
import { Counter, type Input } from './counting.ts';
import { sharesOf, weigh } from './dataset.ts';
import type { Model } from './model.ts';
import { highest, signalsOf } from './scoring.ts';
import type { Settings } from './settings.ts';

export interface Answer {
  label: string;
  /** Of the first: the calibrated chance that it is right. Of the others: what is left of it, as the scores share it. */
  confidence: number;
}

export interface Prediction {
  /** Best first; confidences never rise. */
  top: Answer[];
  /** 0…1: the share of our own held-out cases that looked stranger than this text. Low: like nothing seen. */
  known: number;
  isKnown: boolean;
  /** Share of n-grams that training never saw, 0…1. */
  unknownShare: number;
}

/** The counted n-grams of one text under one model: columns and values, in the order of its groups. */
export interface Weighed {
  columns: Int32Array;
  values: Float32Array;
  size: number;
  unknown: number;
  logLength: number;
}

/** Predicting is synchronous, so models that count alike share a counter and its memory. */
const counters = new Map<string, Counter>();

function counterFor({ bits, spacedGrams, denseGrams }: Settings): Counter {
  const key = `${bits} ${spacedGrams} ${denseGrams}`;
  const counter = counters.get(key) ?? new Counter({ bits, spacedGrams, denseGrams });
  counters.set(key, counter);
  counter.clear();
  return counter;
}

export function weighed(model: Model, input: Input): Weighed {
  const counter = counterFor(model.settings);
  counter.add(input);
  const size = counter.starts.at(-1)!;
  const columns = new Int32Array(size);
  for (let at = 0; at < size; at++) columns[at] = model.columnOf[counter.buckets[at]!]!;
  const values = new Float32Array(size);
  const weighing = { idfs: model.idf, unseen: model.unseen, shares: sharesOf(model.settings) };
  const unknown = weigh(counter, columns, 0, weighing, values);
  return { columns, values, size, unknown, logLength: counter.logLengths[0]! };
}

export function scoresOf(model: Model, text: Weighed): Float32Array {
  const scores = new Float32Array(model.labels.length);
  for (let at = 0; at < text.size; at++) {
    const column = text.columns[at]!;
    if (column < 0) continue;
    const value = text.values[at]! * model.unit;
    for (let entry = model.starts[column]!; entry < model.starts[column + 1]!; entry++) {
      scores[model.entryLabels[entry]!]! += value * model.entryWeights[entry]!;
    }
  }
  return scores;
}

/** The `top` likeliest labels of a text. Never throws, whatever the text; time is bounded by the length that is read. */
export function predict(model: Model, input: Input, top = 3): Prediction {
  const text = weighed(model, input);
  return answersOf(model.labels, scoresOf(model, text), model.calibration, text, top);
}

export function answersOf(
  labels: readonly string[],
  scores: Float32Array,
  calibration: Calibration,
  text: { unknown: number; logLength: number },
  top: number,
  given?: number,
): Prediction {
  const shares = new Float64Array(scores.length);
  const { unknown, logLength } = text;
  const signals = signalsOf(scores, calibration.temperature, { unknown, logLength }, shares);
  const confidence = given ?? confidenceOf(calibration, signals);
  const rest = 1 - shares[signals.best]!;
  const scale = rest > 1e-12 ? (1 - confidence) / rest : 0;
  const known = knownOf(calibration, signals);
  return {
    top: highest(scores, top).map((label, place) => ({
      label: labels[label]!,
      confidence: place === 0 ? confidence : Math.min(confidence, shares[label]! * scale),
    })),
    known,
    isKnown: known >= calibration.knownFrom && unknown < 1,
    unknownShare: unknown,
  };
}
