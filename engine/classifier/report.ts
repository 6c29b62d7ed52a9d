import { evaluate, type Bin, type LabelQuality } from './evaluate.ts';
import type { Level, Model } from './model.ts';
import type { Breath } from './pace.ts';
import type { Prediction } from './predict.ts';
import { topWords, type LabelWords } from './top-words.ts';
import type { Example } from './train.ts';

/** A held-out case and what a model that never saw it answered: what thresholds and the slider are made from. */
export interface HeldOut extends Prediction {
  /** Place in the examples (in `TrainOptions.calibration`, counted on from the examples, if that was given). */
  index: number;
  id?: string | undefined;
  label: string;
}

export type Warning =
  | { code: 'fewCases'; cases: number; recommended: number }
  | { code: 'rareLabels'; labels: string[]; fewest: number }
  | { code: 'nearDuplicates'; cases: number }
  | { code: 'noBetterThanGuessing'; accuracy: number; baseline: number };

/** All that the page of a model shows. Shares are 0…1. Measured on held-out cases only. */
export interface Report {
  cases: number;
  labels: { label: string; cases: number; heldOut: number; mayAutomate: boolean }[];
  level: Level;
  warnings: Warning[];
  /** Where the held-out cases came from: all in turn, the newest fifth, or given apart. */
  calibratedOn: 'crossFit' | 'newest' | 'given';
  baseline: number;
  accuracy: number;
  /** Wilson bounds of the accuracy. */
  low: number;
  high: number;
  macroF1: number;
  top3: number;
  ece: number;
  bins: Bin[];
  perLabel: LabelQuality[];
  confusions: { label: string; answer: string; count: number; examples: { index: number; id?: string }[] }[];
  heldOut: HeldOut[];
  /** Cases where a model that never saw them is surest of another label; surest first. */
  labelErrors: {
    index: number;
    id?: string | undefined;
    label: string;
    answer: string;
    confidence: number;
  }[];
  /** Cases that are a near-duplicate of an earlier one. */
  nearDuplicates: number;
  topWords: LabelWords[];
  /** What more cases would bring: accuracy after an eighth, a quarter, half and all that the cross-fit trained on. */
  learningCurve: CurvePoint[];
}

const recommended = 1_000;
const fewestPerLabel = 10;
/** A label may be given by automation alone only with so many training and held-out cases of it. */
const fewestTrained = 20;
const fewestHeldOut = 10;
const mostConfusions = 50;
const examplesPerConfusion = 5;
const mostLabelErrors = 50;
const surely = 0.8;

/** Accuracy on the same held-out cases after so many examples. */
export interface CurvePoint {
  cases: number;
  accuracy: number;
}

export interface Trial {
  examples: readonly Example[];
  model: Model;
  heldOut: HeldOut[];
  how: Report['calibratedOn'];
  /** Near-duplicate group of each example. */
  groups: Int32Array;
  curve: CurvePoint[];
}

export function reportOf({ examples, model, heldOut, how, groups, curve }: Trial, breathe: Breath): Report {
  const { accuracy, low, high, macroF1, top3, ece, bins, baseline, ...quality } = evaluate(heldOut);
  const measured = { accuracy, low, high, macroF1, top3, ece, bins, baseline, perLabel: quality.perLabel };
  const labels = labelCounts(model.labels, examples, heldOut);
  const nearDuplicates = groups.reduce((sum, group, row) => sum + (group === row ? 0 : 1), 0);
  return {
    cases: examples.length,
    labels,
    level: model.level,
    warnings: warningsOf({ cases: examples.length, labels, nearDuplicates, accuracy, baseline }),
    calibratedOn: how,
    ...measured,
    confusions: quality.confusions.slice(0, mostConfusions).map((pair) => ({
      ...pair,
      examples: heldOut
        .filter((one) => one.label === pair.label && one.top[0]?.label === pair.answer)
        .slice(0, examplesPerConfusion)
        .map(({ index, id }) => ({ index, ...(id === undefined ? {} : { id }) })),
    })),
    heldOut,
    labelErrors: labelErrorsOf(heldOut),
    nearDuplicates,
    topWords: topWords(model, examples, breathe),
    learningCurve: curve,
  };
}

function labelCounts(
  labels: readonly string[],
  examples: readonly Example[],
  heldOut: readonly HeldOut[],
): Report['labels'] {
  const count = (rows: readonly { label: string }[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
    return counts;
  };
  const trained = count(examples);
  const held = count(heldOut);
  return labels.map((label) => {
    const counts = { cases: trained.get(label) ?? 0, heldOut: held.get(label) ?? 0 };
    const mayAutomate = counts.cases >= fewestTrained && counts.heldOut >= fewestHeldOut;
    return { label, ...counts, mayAutomate };
  });
}

function warningsOf(about: {
  cases: number;
  labels: Report['labels'];
  nearDuplicates: number;
  accuracy: number;
  baseline: number;
}): Warning[] {
  const { cases, nearDuplicates, accuracy, baseline } = about;
  const rare = about.labels.filter((label) => label.cases < fewestPerLabel).map(({ label }) => label);
  const warnings: Warning[] = [];
  if (cases < recommended) warnings.push({ code: 'fewCases', cases, recommended });
  if (rare.length > 0) warnings.push({ code: 'rareLabels', labels: rare, fewest: fewestPerLabel });
  if (nearDuplicates * 5 > cases) warnings.push({ code: 'nearDuplicates', cases: nearDuplicates });
  if (accuracy <= baseline) warnings.push({ code: 'noBetterThanGuessing', accuracy, baseline });
  return warnings;
}

const labelErrorsOf = (heldOut: readonly HeldOut[]): Report['labelErrors'] =>
  heldOut
    .filter(({ label, top }) => top[0] && top[0].label !== label && top[0].confidence >= surely)
    .sort((one, other) => other.top[0]!.confidence - one.top[0]!.confidence)
    .slice(0, mostLabelErrors)
    .map(({ index, id, label, top }) => ({
      index,
      id,
      label,
      answer: top[0]!.label,
      confidence: top[0]!.confidence,
    }));
