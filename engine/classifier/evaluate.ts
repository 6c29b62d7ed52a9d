import type { Answer } from './predict.ts';

/** A prediction whose true label is known. */
export interface Judged {
  label: string;
  top: readonly Answer[];
  known: number;
  /** Passed the gate of what is like anything seen; missing counts as passed. */
  isKnown?: boolean;
}

export interface LabelQuality {
  label: string;
  /** Cases with this label. */
  support: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface Bin {
  /** Mean confidence and share of right answers of the cases in this fifteenth of the scale. */
  confidence: number;
  accuracy: number;
  count: number;
}

export interface Evaluation {
  cases: number;
  accuracy: number;
  /** Wilson bounds of the accuracy, 90 % (z = 1.64). */
  low: number;
  high: number;
  /** Mean F1 over the labels that occur. */
  macroF1: number;
  top3: number;
  /** Share of the commonest label: what guessing it always would reach. */
  baseline: number;
  /** Expected calibration error over 15 bins of equal width, 0…1. */
  ece: number;
  bins: Bin[];
  perLabel: LabelQuality[];
  confusions: { label: string; answer: string; count: number }[];
  /** How well `known` tells our labels from anything else, area under the ROC curve; null without such cases. */
  outOfScope: { auroc: number; cases: number } | null;
}

const binCount = 15;
/** z of a one-sided 95 % bound. */
export const z = 1.64;

/** Wilson's interval for a share of `right` out of `count`. */
export function wilson(right: number, count: number): { low: number; high: number } {
  if (count === 0) return { low: 0, high: 1 };
  const share = right / count;
  const square = (z * z) / count;
  const middle = share + square / 2;
  const spread = z * Math.sqrt((share * (1 - share)) / count + square / count / 4);
  return {
    low: Math.max(0, (middle - spread) / (1 + square)),
    high: Math.min(1, (middle + spread) / (1 + square)),
  };
}

/** Quality of predictions; `outOfScope` are the `known` values of texts that belong to none of the labels. */
export function evaluate(judged: readonly Judged[], outOfScope: readonly number[] = []): Evaluation {
  const right = judged.filter(isRight).length;
  const perLabel = labelQualities(judged);
  const occurring = perLabel.filter((quality) => quality.support > 0);
  const share = (count: number): number => (judged.length === 0 ? 0 : count / judged.length);
  const bins = binsOf(judged);
  return {
    cases: judged.length,
    accuracy: share(right),
    ...wilson(right, judged.length),
    macroF1: occurring.reduce((sum, quality) => sum + quality.f1, 0) / Math.max(1, occurring.length),
    top3: share(
      judged.filter(({ label, top }) => top.slice(0, 3).some((answer) => answer.label === label)).length,
    ),
    baseline: share(Math.max(0, ...perLabel.map((quality) => quality.support))),
    ece: bins.reduce((sum, bin) => sum + share(bin.count) * Math.abs(bin.confidence - bin.accuracy), 0),
    bins,
    perLabel,
    confusions: confusionsOf(judged),
    outOfScope:
      outOfScope.length === 0
        ? null
        : {
            auroc: auroc(
              judged.map((one) => one.known),
              outOfScope,
            ),
            cases: outOfScope.length,
          },
  };
}

export const isRight = ({ label, top }: Judged): boolean => top[0]?.label === label;

function labelQualities(judged: readonly Judged[]): LabelQuality[] {
  const tally = new Map<string, { support: number; answered: number; right: number }>();
  const of = (label: string): { support: number; answered: number; right: number } => {
    const known = tally.get(label) ?? { support: 0, answered: 0, right: 0 };
    tally.set(label, known);
    return known;
  };
  for (const one of judged) {
    of(one.label).support++;
    if (one.top[0]) of(one.top[0].label).answered++;
    if (isRight(one)) of(one.label).right++;
  }
  return [...tally.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([label, { support, answered, right }]) => ({
      label,
      support,
      precision: answered === 0 ? 0 : right / answered,
      recall: support === 0 ? 0 : right / support,
      f1: support + answered === 0 ? 0 : (2 * right) / (support + answered),
    }));
}

function binsOf(judged: readonly Judged[]): Bin[] {
  const sums = Array.from({ length: binCount }, () => ({ confidence: 0, right: 0, count: 0 }));
  for (const one of judged) {
    const confidence = one.top[0]?.confidence ?? 0;
    const bin = sums[Math.min(binCount - 1, Math.max(0, Math.ceil(confidence * binCount) - 1))]!;
    bin.confidence += confidence;
    bin.right += isRight(one) ? 1 : 0;
    bin.count++;
  }
  return sums.map(({ confidence, right, count }, at) => ({
    confidence: count === 0 ? (at + 0.5) / binCount : confidence / count,
    accuracy: count === 0 ? 0 : right / count,
    count,
  }));
}

function confusionsOf(judged: readonly Judged[]): Evaluation['confusions'] {
  const pairs = new Map<string, { label: string; answer: string; count: number }>();
  for (const one of judged) {
    const answer = one.top[0]?.label;
    if (answer === undefined || answer === one.label) continue;
    const key = JSON.stringify([one.label, answer]);
    const pair = pairs.get(key) ?? { label: one.label, answer, count: 0 };
    pair.count++;
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort(
    (one, other) => other.count - one.count || (one.label < other.label ? -1 : 1),
  );
}

/** The chance that a text of ours looks more known than one that is not; ties count half. */
export function auroc(ours: readonly number[], others: readonly number[]): number {
  const sorted = [...others].sort((one, other) => one - other);
  const below = (value: number, orEqual: boolean): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (orEqual ? sorted[middle]! <= value : sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = ours.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return ours.length === 0 || others.length === 0 ? 0.5 : wins / ours.length / others.length;
}
