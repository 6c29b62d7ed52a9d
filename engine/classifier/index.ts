/**
 * Text classification without network, Node or database: train on labelled texts, predict with a confidence that can
 * be believed, say why, and say what is like nothing seen. Shapes, units, figures and limits are in the README.
 */
export type { Input } from './counting.ts';
export { fromDescriptions, type Description } from './describe.ts';
export {
  auroc,
  evaluate,
  wilson,
  type Bin,
  type Evaluation,
  type Judged,
  type LabelQuality,
} from './evaluate.ts';
export { explain, type Explanation, type Part } from './explain.ts';
export { fold, normalise, type Folded } from './fold.ts';
export type { Level, Model } from './model.ts';
export { predict, type Answer, type Prediction } from './predict.ts';
export type { CurvePoint, HeldOut, Report, Warning } from './report.ts';
export { formatVersion, parse, serialise } from './serialise.ts';
export { fewestExamples, fewestToAutomate, fewestToSelect, settings, type Settings } from './settings.ts';
export { curve, fewestAbove, pointAt, threshold, type Impossible, type Point } from './thresholds.ts';
export type { LabelWords } from './top-words.ts';
export { train, type Example, type Stage, type Trained, type TrainOptions } from './train.ts';
