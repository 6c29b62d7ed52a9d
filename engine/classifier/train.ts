import { calibrate, type Scored } from './calibration.ts';
import { Counter, type Input } from './counting.ts';
import { datasetOf, type Dataset } from './dataset.ts';
import { duplicateGroups } from './duplicates.ts';
import { fit, scored, type Fit } from './fit.ts';
import { planOf, rowsWithout, type Plan } from './folds.ts';
import { modelOf, type Level, type Model } from './model.ts';
import type { Passed } from './pace.ts';
import { answersOf } from './predict.ts';
import { randomOf, shuffle } from './random.ts';
import { reportOf, type CurvePoint, type Report } from './report.ts';
import { highest } from './scoring.ts';
import {
  fewestExamples,
  fewestToAutomate,
  fewestToSelect,
  settings as standard,
  type Settings,
} from './settings.ts';

/** A case whose label is known. */
export interface Example extends Input {
  label: string;
  /** How much it counts, 0…1 and above; 1 if nothing is said. Labels that our own automation wrote count 0.2. */
  weight?: number | undefined;
  /** Epoch milliseconds, such as the closing time. If all have one, the newest fifth calibrates. */
  at?: number | undefined;
  /** Comes back in the report, so that a person can look at the case. */
  id?: string | undefined;
}

export type Stage = 'features' | 'crossFit' | 'fit';

export interface TrainOptions {
  seed?: number;
  /**
   * Told of the share that is done, 0…1 over all stages, after every little piece of work: whoever trains beside other
   * work may rest here. False cancels.
   */
  onProgress?: (share: number, stage: Stage) => boolean | void;
  settings?: Partial<Settings>;
  /** Cases apart from the examples that calibrate instead of a part of them; then they are learnt from like the others. */
  calibration?: readonly Example[];
}

export type Trained =
  | { model: Model; report: Report; refused?: undefined }
  | { refused: 'tooFew'; have: number; need: number }
  | { refused: 'oneLabel'; label: string }
  | { refused: 'cancelled' };

/** How the stages share the bar. */
const countingShare = 0.08;
const featuresShare = 0.1;
const crossFitShare = 0.7;

/** Shares of the examples that the learning curve is made of; the whole comes from the cross-fit itself. */
const learningShares = [0.125, 0.25, 0.5];

class Cancelled extends Error {}

export function train(examples: readonly Example[], options: TrainOptions = {}): Trained {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  if (examples.length < fewestExamples)
    return { refused: 'tooFew', have: examples.length, need: fewestExamples };
  if (labels.length < 2) return { refused: 'oneLabel', label: labels[0]! };
  try {
    return new Training(examples, labels, options).run();
  } catch (error) {
    if (error instanceof Cancelled) return { refused: 'cancelled' };
    throw error;
  }
}

/** One training from counting to report. Holds what its stages share. */
class Training {
  private readonly settings: Settings;
  private readonly random: () => number;
  private readonly data: Dataset;
  private readonly values: Float32Array;
  /** Rows of `examples` come first, those of `options.calibration` after them. */
  private readonly own: number;

  constructor(
    private readonly examples: readonly Example[],
    private readonly labels: string[],
    private readonly options: TrainOptions,
  ) {
    this.settings = { ...standard, ...options.settings };
    this.random = randomOf(options.seed ?? 1);
    this.own = examples.length;
    this.data = this.count();
    this.values = new Float32Array(this.data.columns.length);
  }

  run(): Trained {
    const { data, labels, settings } = this;
    const groups = duplicateGroups(data, this.progressFrom(countingShare, featuresShare, 'features'));
    const plan = planOf(this.examples, data, groups, settings, this.random);
    const { cases, rows, curve } = this.tryOut(plan, groups);
    const fitting = this.progressFrom(featuresShare + crossFitShare, 1, 'fit');
    const { calibration, confidences } = calibrate(cases, settings.strangeShare, () => fitting(0));
    // What was held out has done its part: the model itself learns from it as well.
    const all = Int32Array.from({ length: data.rows }, (_, row) => row).filter(
      (row) => data.labels[row]! >= 0,
    );
    const final = this.fit(all, fitting);
    const level = levelOf(this.own);
    const model = modelOf(data, final, { labels, level, settings, calibration }, () => fitting(1));
    const heldOut = cases.map((one, at) => ({
      index: rows[at]!,
      id: this.exampleAt(rows[at]!).id,
      label: this.exampleAt(rows[at]!).label,
      ...answersOf(labels, one.scores, calibration, one, 3, confidences[at]!),
    }));
    const { examples } = this;
    const trial = { examples, model, heldOut, how: plan.how, groups: groups.slice(0, this.own), curve };
    return { model, report: reportOf(trial, () => fitting(1)) };
  }

  private exampleAt(row: number): Example {
    return row < this.own ? this.examples[row]! : this.options.calibration![row - this.own]!;
  }

  private count(): Dataset {
    const counter = new Counter(this.settings);
    const numbers = new Map(this.labels.map((label, at) => [label, at]));
    const all = [...this.examples, ...(this.options.calibration ?? [])];
    const step = this.progressFrom(0, countingShare, 'features');
    all.forEach((example, at) => {
      counter.add(example);
      step(at / all.length);
    });
    const labels = Int32Array.from(all, (example) => numbers.get(example.label) ?? -1);
    const weights = Float32Array.from(all, (example) => Math.max(0, example.weight ?? 1));
    return datasetOf(counter, labels, weights, this.labels.length, this.settings);
  }

  private progressFrom(from: number, to: number, stage: Stage): Passed {
    return (share) => {
      // Rounded so that it never goes back where one piece ends and the next begins.
      const done = Math.round((from + (to - from) * share) * 1e6) / 1e6;
      if (this.options.onProgress?.(done, stage) === false) throw new Cancelled();
    };
  }

  /** Scores of cases by models that never saw them, or a near-duplicate of them. */
  private tryOut({ parts, how }: Plan, groups: Int32Array): Trials {
    const trials: Trials = { cases: [], rows: [], curve: [] };
    const share = crossFitShare / parts.length;
    parts.forEach((part, at) => {
      const seen = rowsWithout(part, groups, this.own, how === 'given');
      const from = featuresShare + share * at;
      if (at === 0) trials.curve.push(...this.learningCurve(seen, part, from, share / 2));
      const begin = at === 0 ? from + share / 2 : from;
      const cases = this.tried(seen, part, this.progressFrom(begin, from + share, 'crossFit'));
      if (at === 0) trials.curve.push({ cases: seen.length, accuracy: accuracyOf(cases) });
      trials.cases = trials.cases.concat(cases);
      trials.rows = trials.rows.concat(part);
    });
    return trials;
  }

  /** Accuracy on the same held-out cases after an eighth, a quarter and half of the others. */
  private learningCurve(
    seen: Int32Array,
    part: readonly number[],
    from: number,
    share: number,
  ): CurvePoint[] {
    const order = seen.slice();
    shuffle(order, this.random);
    return learningShares.flatMap((some, at) => {
      const rows = order.slice(0, Math.floor(order.length * some)).sort();
      if (rows.length < fewestExamples) return [];
      const begin = from + (share * at) / learningShares.length;
      const end = begin + share / learningShares.length;
      const cases = this.tried(rows, part, this.progressFrom(begin, end, 'crossFit'));
      return [{ cases: rows.length, accuracy: accuracyOf(cases) }];
    });
  }

  /** Scores of some rows by what was learnt from others. */
  private tried(seen: Int32Array, part: readonly number[], passed: Passed): Scored[] {
    const partial = this.fit(seen, passed);
    return part.map((row) => {
      passed(1);
      return scored(this.data, row, this.values, partial);
    });
  }

  private fit(rows: Int32Array, passed: Passed): Fit {
    return fit(this.data, rows, this.values, this.settings, this.random, passed);
  }
}

interface Trials {
  cases: Scored[];
  /** The row of each case. */
  rows: number[];
  curve: CurvePoint[];
}

const accuracyOf = (cases: readonly Scored[]): number =>
  cases.filter((one) => highest(one.scores, 1)[0] === one.label).length / Math.max(1, cases.length);

const levelOf = (cases: number): Level =>
  cases >= fewestToAutomate ? 'automate' : cases >= fewestToSelect ? 'select' : 'suggest';
