import {
  curve,
  evaluate,
  fewestAbove,
  pointAt,
  threshold,
  type HeldOut,
  type Report,
} from '../../../engine/classifier/index.ts';
import type { Curve, ModelReport } from '../../contract/model-report.ts';
import type { Gates } from './rules.ts';
import type { Told } from './training-messages.ts';

/** What the pages show of a model, from what the training measured. Runs in the thread that trained. */

const shownLength = 240;
const precisions = [0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99];
const badCalibration = 0.05;
/** The precision at which languages are compared by how much of them could be automated. */
const comparedAt = 0.95;

export function reportOf(
  report: Report,
  told: readonly Told[],
  more: Pick<ModelReport, 'trainingMs' | 'bytes'>,
): ModelReport {
  const byId = new Map(told.map((row) => [row.id, row]));
  const heldOutById = new Map(report.heldOut.map((one) => [one.id, one]));
  const shown = (id: string | undefined): ModelReport['labelErrors'][number] | undefined => {
    const row = id === undefined ? undefined : byId.get(id);
    const answer = heldOutById.get(id)?.top[0];
    if (!row || !answer) return undefined;
    const { caseId, label } = row;
    const text = clipped(row.subject === '' ? row.text : `${row.subject} — ${row.text}`);
    return { id: row.id, caseId, text, label, predicted: answer.label, confidence: answer.confidence };
  };
  const present = (ids: readonly { id?: string | undefined }[]) =>
    ids.map(({ id }) => shown(id)).filter((one) => one !== undefined);
  return {
    counts: countsOf(report, told),
    warnings: warningsOf(report),
    heldOutBy: report.calibratedOn === 'newest' ? 'newest' : 'crossFit',
    baseline: report.baseline,
    overall: {
      n: report.heldOut.length,
      accuracy: report.accuracy,
      low: report.low,
      high: report.high,
      macroF1: report.macroF1,
      top3: report.top3,
      ece: report.ece,
    },
    reliability: report.bins.map(({ confidence, accuracy, count }) => ({
      n: count,
      confidence,
      precision: accuracy,
    })),
    labels: labelsOf(report),
    confusions: report.confusions.map(({ label, answer, count, examples }) => ({
      label,
      predicted: answer,
      n: count,
      examples: present(examples),
    })),
    labelErrors: present(report.labelErrors),
    languages: languagesOf(report.heldOut, byId),
    learningCurve: report.learningCurve.map(({ cases, accuracy }) => ({ n: cases, accuracy })),
    ...more,
  };
}

const clipped = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= shownLength ? line : `${line.slice(0, shownLength - 1)}…`;
};

function countsOf(report: Report, told: readonly Told[]): ModelReport['counts'] {
  const count = (fits: (row: Told) => boolean): number =>
    told.reduce((sum, row) => sum + (fits(row) ? 1 : 0), 0);
  return {
    cases: count((row) => row.source !== 'imported'),
    imported: count((row) => row.source === 'imported'),
    corrected: count((row) => row.source === 'judged'),
    automated: count((row) => row.isAutomated),
    used: told.length,
    heldOut: report.heldOut.length,
    classes: report.labels.length,
    nearDuplicates: report.nearDuplicates,
  };
}

function warningsOf({ warnings, ece }: Report): ModelReport['warnings'] {
  const codes: ModelReport['warnings'] = warnings.map(({ code }) =>
    code === 'nearDuplicates' ? 'manyNearDuplicates' : code,
  );
  return ece > badCalibration ? [...codes, 'poorlyCalibrated'] : codes;
}

function labelsOf({ labels, perLabel, topWords }: Report): ModelReport['labels'] {
  const quality = new Map(perLabel.map((one) => [one.label, one]));
  const words = new Map(topWords.map((one) => [one.label, one.words]));
  return labels.map(({ label, cases, heldOut, mayAutomate }) => {
    const { precision = 0, recall = 0, f1 = 0 } = quality.get(label) ?? {};
    return { label, cases, heldOut, precision, recall, f1, mayAutomate, words: words.get(label) ?? [] };
  });
}

function languagesOf(heldOut: readonly HeldOut[], byId: ReadonlyMap<string, Told>): ModelReport['languages'] {
  const groups = new Map<string, HeldOut[]>();
  for (const one of heldOut) {
    const language = byId.get(one.id ?? '')?.language ?? 'und';
    const group = groups.get(language);
    if (group) group.push(one);
    else groups.set(language, [one]);
  }
  // One threshold serves all languages, as it does when the model answers.
  const asked = threshold(heldOut, comparedAt);
  return [...groups]
    .map(([language, group]) => {
      const { accuracy, macroF1, top3, ece } = evaluate(group);
      const above = 'impossible' in asked ? null : pointAt(group, asked.at);
      const at95 = above && { coverage: above.coverage, precision: above.n === 0 ? null : above.precision };
      return { language, n: group.length, accuracy, macroF1, top3, ece, at95 };
    })
    .sort((a, b) => b.n - a.n);
}

export function curveOf(heldOut: readonly HeldOut[]): Curve {
  return {
    points: curve(heldOut, 200),
    heldOut: heldOut.length,
    offers: precisions.map((precision) => {
      const found = threshold(heldOut, precision);
      return 'impossible' in found
        ? { precision, point: null, refusal: found.impossible, best: found.best }
        : { precision, point: found, refusal: null, best: null };
    }),
  };
}

export function gatesOf(report: Report): Gates {
  const { heldOut, labels, cases } = report;
  const sure = heldOut
    .filter((one) => one.isKnown)
    .map((one) => one.top[0]?.confidence ?? 0)
    .sort((a, b) => b - a);
  return {
    automatable: labels.filter(({ mayAutomate }) => mayAutomate).map(({ label }) => label),
    hundredthAt: sure[fewestAbove - 1] ?? null,
    mix: Object.fromEntries(labels.map((one) => [one.label, one.cases / cases])),
    unknown: heldOut.length === 0 ? 0 : (heldOut.length - sure.length) / heldOut.length,
  };
}
