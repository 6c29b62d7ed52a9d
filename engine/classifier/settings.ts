/**
 * What one model is made with. There is one setting for all fields, languages and sizes: it was chosen by
 * cross-validation inside training splits only (README), so nobody has to tune anything.
 */
export interface Settings {
  /** log2 of the number of hash buckets for n-grams. */
  bits: number;
  /** Longest character n-gram inside words of scripts with spaces (from 2), and over the text for dense scripts (from 1). */
  spacedGrams: number;
  denseGrams: number;
  /** Length of the vector of each group of features; the square of it is the group's share in the kernel. */
  wordShare: number;
  characterShare: number;
  subjectShare: number;
  /** Cost of a violated margin, per example of weight 1, where a label has few examples; see `costFor`. */
  cost: number;
  /** Passes over the examples at most. */
  epochs: number;
  /** Parts of the cross-fit when there is no temporal hold-out. */
  folds: number;
  /** Share of own held-out cases that may look as strange as what is called unknown. */
  strangeShare: number;
}

export const settings: Readonly<Settings> = {
  bits: 18,
  spacedGrams: 5,
  denseGrams: 4,
  wordShare: 0.8,
  characterShare: 1,
  subjectShare: 1,
  cost: 1,
  epochs: 6,
  folds: 5,
  strangeShare: 0.03,
};

/**
 * The more examples a label has, the less a single one should cost: falls with their root from 50 a label on, to 0.4 of
 * what the setting says.
 */
export const costFor = (cost: number, rows: number, labels: number): number =>
  cost * Math.max(0.4, Math.min(1, Math.sqrt((50 * labels) / Math.max(1, rows))));

/** Fewer examples than this are not worth a model: see `fromDescriptions`. */
export const fewestExamples = 10;
/** The ladder of trust: below these numbers of cases a model may only suggest, or only pre-select. */
export const fewestToSelect = 200;
export const fewestToAutomate = 1_000;
/** From so many dated cases on, the newest fifth calibrates instead of a cross-fit. */
export const fewestForTemporal = 1_000;
export const newestShare = 0.2;
/**
 * How many of the parts of a cross-fit are really held out, by what one pass over all cases costs (n-grams × labels).
 * A part of much is enough to calibrate on, and each one costs a training.
 */
export const partsFor = (costOfPass: number, folds: number): number =>
  costOfPass <= 5e8 ? folds : costOfPass <= 4e9 ? Math.min(2, folds) : 1;
/** What is read of a text: its beginning and its end, in UTF-16 code units. */
export const headLength = 2_000;
export const tailLength = 500;
