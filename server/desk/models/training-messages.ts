import type { Description, Model, Stage } from '../../../engine/classifier/index.ts';
import type { Comparison, Curve, ModelReport } from '../../contract/model-report.ts';
import type { Busyness } from './resting.ts';
import type { Gates } from './rules.ts';

/** What the server and the thread that trains tell each other. All of it is plain data. */

/** A text whose label is known. */
export interface Told {
  id: string;
  caseId: string | null;
  subject: string;
  text: string;
  label: string;
  language: string;
  /** When the case was closed, epoch ms; null for what was imported. */
  at: number | null;
  source: 'case' | 'judged' | 'imported';
  /** Our own automation wrote the label and nobody confirmed it. */
  isAutomated: boolean;
}

export interface TrainingOrder {
  seed: number;
  /** How busy the server is, all the time. */
  busyness: Busyness;
  /** The live model, to be compared with; both deflated. */
  live: { id: string; model: Uint8Array; heldOut: Uint8Array } | null;
}
/** Instead of training: a stored model, or one of descriptions, is made ready, which would hold the server up. */
export type OpeningOrder = { open: Uint8Array } | { describe: Description[] };
export type ToWorker = { type: 'told'; rows: Told[] } | { type: 'go' };

/** Why no model came of it. */
export type Hindrance = 'tooFew' | 'oneLabel' | 'cancelled';

export interface Finished {
  type: 'finished';
  /** Deflated. */
  model: Uint8Array;
  heldOut: Uint8Array;
  hash: string;
  /** JSON, written here so that the server never has to: `ModelReport` and `Curve`. */
  report: string;
  curve: string;
  numbers: Pick<ModelReport['overall'], 'accuracy' | 'macroF1' | 'top3' | 'ece'> & {
    baseline: number;
    cases: number;
    classes: number;
    bytes: number;
  };
  gates: Gates;
  comparison: Comparison | null;
}
/** `null`: of an earlier format. */
export interface Opened {
  type: 'opened';
  model: Model | null;
}
export type FromWorker =
  | { type: 'progress'; share: number; stage: Stage | 'comparing' }
  | { type: 'refused'; reason: Hindrance }
  | Finished;

/** Held-out answers and what was learnt from: what a later model needs for a fair comparison. */
export interface HeldOutFile {
  /** The best label for each held-out case, by its id. */
  answers: { [id: string]: string };
  /** Hashes of the ids of all that it was trained on. */
  trainedOn: number[];
}
export type { Curve };
