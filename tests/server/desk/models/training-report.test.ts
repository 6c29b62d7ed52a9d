import { expect, it } from 'vitest';
import type { HeldOut, Report } from '../../../../engine/classifier/index.ts';
import { reportOf } from '../../../../server/desk/models/training-report.ts';
import type { Told } from '../../../../server/desk/models/training-messages.ts';

const told = (id: string, language: string): Told => ({
  id,
  caseId: null,
  subject: '',
  text: id,
  label: 'billing',
  language,
  at: null,
  source: 'imported',
  isAutomated: false,
});
const heldOut = (index: number, id: string, answer: string, confidence: number): HeldOut => ({
  index,
  id,
  label: 'billing',
  top: [{ label: answer, confidence }],
  known: 1,
  unknownShare: 0,
  isKnown: true,
});
/** 200 sure and right ones in English; in Japanese ten sure ones, of which one is wrong, and ten in doubt. */
function world(): { report: Report; rows: Told[] } {
  const english = Array.from({ length: 200 }, (_, at) => ({
    id: `en${at}`,
    language: 'en',
    wrong: false,
    sure: 0.99,
  }));
  const japanese = Array.from({ length: 20 }, (_, at) => ({
    id: `ja${at}`,
    language: 'ja',
    wrong: at === 0 || at > 9,
    sure: at > 9 ? 0.4 : 0.99,
  }));
  const all = [...english, ...japanese];
  const report: Report = {
    cases: all.length,
    labels: [],
    level: 'automate',
    warnings: [],
    calibratedOn: 'crossFit',
    baseline: 0.5,
    accuracy: 0.95,
    low: 0.9,
    high: 0.97,
    macroF1: 0.9,
    top3: 1,
    ece: 0.01,
    bins: [],
    perLabel: [],
    confusions: [],
    heldOut: all.map(({ id, wrong, sure }, at) => heldOut(at, id, wrong ? 'fault' : 'billing', sure)),
    labelErrors: [],
    nearDuplicates: 0,
    topWords: [],
    learningCurve: [],
  };
  return { report, rows: all.map(({ id, language }) => told(id, language)) };
}
const languagesOf = ({ report, rows }: ReturnType<typeof world>) =>
  reportOf(report, rows, { trainingMs: 1, bytes: 1 }).languages;

it('says for each language how many cases were held out, how many were right and how many the common threshold takes', () => {
  expect(languagesOf(world())).toMatchObject([
    { language: 'en', n: 200, accuracy: 1, at95: { coverage: 1, precision: 1 } },
    { language: 'ja', n: 20, accuracy: 0.45, at95: { coverage: 0.5, precision: 0.9 } },
  ]);
});

it('says nothing of coverage where no threshold keeps the precision', () => {
  const { report, rows } = world();
  const short = { ...report, heldOut: report.heldOut.slice(150) };
  expect(languagesOf({ report: short, rows }).map(({ at95 }) => at95)).toEqual([null, null]);
});
