import { calibrate, type Scored } from './calibration.ts';
import { Counter, type Input } from './counting.ts';
import { datasetOf, type Dataset } from './dataset.ts';
import { duplicateGroups } from './duplicates.ts';
import { fit, scored, type Fit } from './fit.ts';
import { foldsOf, newestOf } from './folds.ts';
import { modelOf, type Level, type Model } from './model.ts';
import { answersOf } from './predict.ts';
import { randomOf } from './random.ts';
import { reportOf, type Report } from './report.ts';
import {
  fewestExamples,
  fewestForTemporal,
  fewestToAutomate,
  fewestToSelect,
  newestShare,
  settings as standard,
  type Settings,
} from './settings.ts';
import type { Passed } from './solver.ts';

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
  /** Told of the share that is done, 0…1 over all stages, several times a second. False cancels. */
  onProgress?: (share: number, stage: Stage) => boolean | void;
  settings?: Partial<Settings>;
  /** Cases apart from the examples that calibrate instead of a part of them. They are not trained on. */
  calibration?: readonly Example[];
}

export type Trained =
  | { model: Model; report: Report; refused?: undefined }
  | { refused: 'tooFew'; have: number; need: number }
  | { refused: 'oneLabel'; label: string }
  | { refused: 'cancelled' };

/** How the stages share the bar. */
const featuresShare = 0.1;
const crossFitShare = 0.7;

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
    const groups = duplicateGroups(this.data);
    const { cases, rows, how } = this.heldOut(groups);
    const { calibration, confidences } = calibrate(cases, this.settings.strangeShare);
    const all = Int32Array.from({ length: this.own }, (_, row) => row);
    const whole = this.fit(all, this.progressFrom(crossFitShare + featuresShare, 1, 'fit'));
    const { labels, settings } = this;
    const level = levelOf(this.own);
    const model = modelOf(this.data, whole, { labels, level, settings, calibration });
    const heldOut = cases.map((one, at) => ({
      index: rows[at]!,
      id: this.exampleAt(rows[at]!).id,
      label: this.exampleAt(rows[at]!).label,
      ...answersOf(labels, one.scores, calibration, one, 3, confidences[at]!),
    }));
    const report = reportOf({
      examples: this.examples,
      model,
      heldOut,
      how,
      groups: groups.slice(0, this.own),
    });
    return { model, report };
  }

  private exampleAt(row: number): Example {
    return row < this.own ? this.examples[row]! : this.options.calibration![row - this.own]!;
  }

  private count(): Dataset {
    const counter = new Counter(this.settings);
    const numbers = new Map(this.labels.map((label, at) => [label, at]));
    const all = [...this.examples, ...(this.options.calibration ?? [])];
    const step = this.progressFrom(0, featuresShare, 'features');
    all.forEach((example, at) => {
      counter.add(example);
      if (at % 500 === 499) step(at / all.length);
    });
    const labels = Int32Array.from(all, (example) => numbers.get(example.label) ?? -1);
    const weights = Float32Array.from(all, (example) => Math.max(0, example.weight ?? 1));
    return datasetOf(counter, labels, weights, this.labels.length, this.settings);
  }

  private progressFrom(from: number, to: number, stage: Stage): Passed {
    return (share) => {
      if (this.options.onProgress?.(from + (to - from) * share, stage) === false) throw new Cancelled();
    };
  }

  /** Scores of cases by models that never saw them, or a near-duplicate of them. */
  private heldOut(groups: Int32Array): { cases: Scored[]; rows: number[]; how: Report['calibratedOn'] } {
    const { own, data } = this;
    const parts: number[][] = [];
    let how: Report['calibratedOn'] = 'crossFit';
    const newest =
      own >= fewestForTemporal
        ? newestOf(
            this.examples.map((example) => example.at),
            newestShare,
          )
        : null;
    if (this.options.calibration?.length) {
      how = 'given';
      parts.push(Array.from({ length: data.rows - own }, (_, at) => own + at));
    } else if (newest) {
      how = 'newest';
      parts.push([...newest].sort((one, other) => one - other));
    } else {
      const count = Math.min(this.settings.folds, own);
      const folds = foldsOf(groups.slice(0, own), data.labels, count, this.random);
      for (let fold = 0; fold < count; fold++)
        parts.push([...folds.keys()].filter((row) => folds[row] === fold));
    }
    const cases: Scored[] = [];
    const rows: number[] = [];
    parts.forEach((part, at) => {
      const held = new Set(part);
      const heldGroups = new Set(part.map((row) => groups[row]!));
      const seen = Int32Array.from({ length: own }, (_, row) => row).filter(
        (row) => !held.has(row) && (how === 'given' || !heldGroups.has(groups[row]!)),
      );
      const from = featuresShare + (crossFitShare * at) / parts.length;
      const partial = this.fit(
        seen,
        this.progressFrom(from, from + crossFitShare / parts.length, 'crossFit'),
      );
      for (const row of part) {
        if (data.labels[row]! < 0) continue;
        cases.push(scored(data, row, this.values, partial));
        rows.push(row);
      }
    });
    return { cases, rows, how };
  }

  private fit(rows: Int32Array, passed: Passed): Fit {
    return fit(this.data, rows, this.values, this.settings, this.random, passed);
  }
}

const levelOf = (cases: number): Level =>
  cases >= fewestToAutomate ? 'automate' : cases >= fewestToSelect ? 'select' : 'suggest';
