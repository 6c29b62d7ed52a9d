import { fitLogistic, logOddsOf, sigmoid, type Logistic } from './logistic.ts';
import type { Breath } from './pace.ts';
import { signalsOf, softmax, type Signals } from './scoring.ts';

/** How scores become `confidence` and `known`. Fitted on cases that the scores were not trained on. */
export interface Calibration {
  /** Scores divided by it are log-probabilities, up to a constant. */
  temperature: number;
  /** Is the top answer right? Null where the temperature alone did as well, or there were too few cases. */
  head: Logistic | null;
  /** What the head's log-odds shift by where this label is the answer: some labels are answered wrongly more often. */
  shifts: number[];
  /** Energies at equal steps of rank (0…1) among held-out cases of our own labels; ascending. */
  energies: number[];
  /** From this rank on a text counts as known. */
  knownFrom: number;
  /** Confidence never says more than this; below 1 only for models that were never measured. */
  most: number;
}

/** One held-out case: its scores by a model that never saw it. */
export interface Scored {
  scores: Float32Array;
  label: number;
  unknown: number;
  logLength: number;
}

export const uncalibrated = (temperature: number, most: number): Calibration => ({
  temperature,
  head: null,
  shifts: [],
  energies: [],
  knownFrom: 0,
  most,
});

/** Fewer held-out cases, or fewer mistakes among them, than this cannot carry a head. */
const fewestForHead = 100;
const fewestMistakes = 10;
const ranks = 200;
const parts = 5;

/** The calibration, and for each case the confidence that a calibration without its part of the cases gives. */
export function calibrate(
  cases: readonly Scored[],
  strangeShare: number,
  breathe: Breath,
): { calibration: Calibration; confidences: number[] } {
  const temperature = bestTemperature(cases, breathe);
  const buffer = new Float64Array(cases[0]?.scores.length ?? 0);
  const signals = cases.map((one) => {
    breathe();
    return signalsOf(one.scores, temperature, one, buffer);
  });
  const isRight = signals.map((signal, at) => signal.best === cases[at]!.label);
  const plain = signals.map((signal) => 1 / (1 + Math.exp(-signal.logOdds)));
  const mistakes = isRight.filter((right) => !right).length;
  const mayHaveHead = cases.length >= fewestForHead && mistakes >= fewestMistakes;
  const crossed = mayHaveHead ? crossedHead(signals, isRight, breathe) : plain;
  const isBetter = mayHaveHead && logLoss(crossed, isRight) < logLoss(plain, isRight);
  const head = isBetter ? fitHead(signals, isRight, breathe) : { head: null, shifts: [] };
  const energies = signals.map((signal) => signal.energy).sort((one, other) => one - other);
  return {
    calibration: {
      temperature,
      ...head,
      energies: energies.length === 0 ? [] : ranked(energies),
      knownFrom: strangeShare,
      most: 1,
    },
    confidences: isBetter ? crossed : plain,
  };
}

export function confidenceOf(calibration: Calibration, signals: Signals): number {
  const confidence =
    calibration.head === null
      ? 1 / (1 + Math.exp(-signals.logOdds))
      : headOf(calibration.head, calibration.shifts, signals);
  return Math.min(confidence, calibration.most);
}

/** The share of our own held-out cases that looked stranger than this text, 0…1; 1 if nothing was held out. */
export function knownOf(calibration: Calibration, signals: Signals): number {
  const { energies } = calibration;
  if (energies.length < 2) return signals.unknown < 1 ? 1 : 0;
  if (signals.energy <= energies[0]!) return 0;
  let low = 0;
  let high = energies.length - 1;
  if (signals.energy >= energies[high]!) return 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (energies[middle]! <= signals.energy) low = middle;
    else high = middle;
  }
  const step = energies[high]! - energies[low]!;
  return (low + (step > 0 ? (signals.energy - energies[low]!) / step : 0)) / (energies.length - 1);
}

const numbersOf = (signals: Signals): number[] => [
  signals.logOdds,
  signals.top,
  signals.margin,
  signals.entropy,
  signals.unknown,
  signals.logLength,
];

const headOf = (head: Logistic, shifts: readonly number[], signals: Signals): number =>
  sigmoid(logOddsOf(head, numbersOf(signals)) + (shifts[signals.best] ?? 0));

/** So much is a shift held back: as if so many more cases had been as right as the head expects. */
const shiftRidge = 8;
const shiftRounds = 10;

/** A logistic regression on the signals, then for each answered label the shift that fits its cases (Newton, ridge). */
function fitHead(
  signals: readonly Signals[],
  isRight: readonly boolean[],
  breathe: Breath,
): { head: Logistic; shifts: number[] } {
  const numbers = signals.map(numbersOf);
  const head = fitLogistic(numbers, isRight, breathe);
  const odds = numbers.map((row) => logOddsOf(head, row));
  const shifts: number[] = [];
  for (let round = 0; round < shiftRounds; round++) {
    const gradients: number[] = [];
    const curvatures: number[] = [];
    breathe();
    signals.forEach(({ best }, at) => {
      const share = sigmoid(odds[at]! + (shifts[best] ?? 0));
      gradients[best] = (gradients[best] ?? 0) + (isRight[at] ? 1 : 0) - share;
      curvatures[best] = (curvatures[best] ?? 0) + share * (1 - share);
    });
    gradients.forEach((gradient, label) => {
      const shift = shifts[label] ?? 0;
      shifts[label] = shift + (gradient - shiftRidge * shift) / (curvatures[label]! + shiftRidge);
    });
  }
  return { head, shifts: Array.from(shifts, (shift) => shift ?? 0) };
}

/** The confidence of each case by a head that was fitted without its part of the cases. */
function crossedHead(signals: readonly Signals[], isRight: readonly boolean[], breathe: Breath): number[] {
  const confidences = Array.from({ length: signals.length }, () => 0);
  for (let part = 0; part < parts; part++) {
    const kept = signals.map((_, at) => at).filter((at) => at % parts !== part);
    const { head, shifts } = fitHead(
      kept.map((at) => signals[at]!),
      kept.map((at) => isRight[at]!),
      breathe,
    );
    for (let at = part; at < signals.length; at += parts) {
      confidences[at] = headOf(head, shifts, signals[at]!);
    }
  }
  return confidences;
}

function logLoss(confidences: readonly number[], isRight: readonly boolean[]): number {
  let sum = 0;
  confidences.forEach((confidence, at) => {
    sum -= Math.log(Math.max(1e-9, isRight[at] ? confidence : 1 - confidence));
  });
  return sum;
}

const ranked = (sorted: readonly number[]): number[] =>
  Array.from({ length: ranks + 1 }, (_, rank) => sorted[Math.round((rank * (sorted.length - 1)) / ranks)]!);

/** The temperature under which the true labels are likeliest: golden section on its logarithm. */
function bestTemperature(cases: readonly Scored[], breathe: Breath): number {
  const buffer = new Float64Array(cases[0]?.scores.length ?? 0);
  const loss = (logarithm: number): number => {
    let sum = 0;
    for (const one of cases) {
      breathe();
      softmax(one.scores, Math.exp(logarithm), buffer);
      sum -= Math.log(Math.max(1e-12, buffer[one.label]!));
    }
    return sum;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.02);
  let high = Math.log(2);
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let lossLeft = loss(left);
  let lossRight = loss(right);
  for (let step = 0; step < 20; step++) {
    if (lossLeft < lossRight) {
      [high, right, lossRight] = [right, left, lossLeft];
      left = high - golden * (high - low);
      lossLeft = loss(left);
    } else {
      [low, left, lossLeft] = [left, right, lossRight];
      right = low + golden * (high - low);
      lossRight = loss(right);
    }
  }
  return Math.exp((low + high) / 2);
}
