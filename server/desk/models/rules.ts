import { wilson } from '../../../engine/classifier/index.ts';
import type { Mode } from '../../contract/models.ts';
import type { Comparison } from '../../contract/model-report.ts';

/** What is decided about models and their answers, without a database. Shares and confidences run from 0 to 1. */

/** How a field is treated before anybody has said anything about it. */
export const defaults = {
  mode: 'recommend',
  selectAt: 0.6,
  automateAt: 0.9,
  target: 0.95,
  goLive: 'byPerson',
} as const;

/** What an answer must know about its model besides the model itself. */
export interface Gates {
  /** Labels with cases enough to be set without asking. */
  automatable: string[];
  /** The hundredth highest confidence among the held-out cases; null where there are fewer. */
  hundredthAt: number | null;
  /** Share of each label among what was learnt from. */
  mix: Record<string, number>;
  /** Share of held-out cases that were called unknown. */
  unknown: number;
}

export interface Thresholds {
  mode: Mode;
  selectAt: number;
  automateAt: number;
}
export interface Judged {
  label: string | undefined;
  confidence: number;
  isKnown: boolean;
  source: 'model' | 'descriptions';
  gates: Pick<Gates, 'automatable' | 'hundredthAt'> | undefined;
  /** An agent has said what this field of this case is. */
  isJudged: boolean;
}
export type Action = 'automated' | 'selected' | 'suggested' | 'unknown';

/** Why an answer that was sure enough may still not be saved without asking. */
export type Held = 'mode' | 'confidence' | 'label' | 'heldOutAbove' | 'descriptions' | 'judged' | 'unknown';

/** What an answer may do, and what keeps it from doing more. */
export function actionFor(answer: Judged, { mode, selectAt, automateAt }: Thresholds): [Action, Held?] {
  const { label, confidence, gates } = answer;
  if (label === undefined || !answer.isKnown) return ['unknown', 'unknown'];
  if (answer.source === 'descriptions') return ['suggested', 'descriptions'];
  if (mode === 'recommend') return ['suggested', 'mode'];
  if (confidence < selectAt) return ['suggested', 'confidence'];
  if (mode === 'select') return ['selected', 'mode'];
  if (confidence < automateAt) return ['selected', 'confidence'];
  if (answer.isJudged) return ['selected', 'judged'];
  if (!gates?.automatable.includes(label)) return ['selected', 'label'];
  return hasHeldOutAbove(gates, automateAt) ? ['automated'] : ['selected', 'heldOutAbove'];
}

/** Whether enough held-out cases lie above a threshold to speak for it. */
export const hasHeldOutAbove = ({ hundredthAt }: Pick<Gates, 'hundredthAt'>, at: number): boolean =>
  hundredthAt !== null && at <= hundredthAt;

export function proportion(right: number, n: number) {
  return { right, n, share: n === 0 ? null : right / n, ...wilson(right, n) };
}

/** Automation's own record: what it set and what people made of it. */
export interface Tally {
  /** Set on cases that are done, or judged by an agent. */
  settled: number;
  overridden: number;
  audited: number;
  auditedRight: number;
}
/** Corrections overlook mistakes and audits are few: whichever is surely below the target ends automation. */
export function stepsDown(
  { settled, overridden, audited, auditedRight }: Tally,
  target: number,
): { precision: number; high: number; n: number } | undefined {
  const measured = [
    { right: settled - overridden, n: settled },
    { right: auditedRight, n: audited },
  ];
  for (const { right, n } of measured) {
    const { high } = wilson(right, n);
    if (n > 0 && high < target) return { precision: right / n, high, n };
  }
  return undefined;
}

/** Fewer cases that neither model had seen say nothing about which is better. */
const leastCompared = 50;
export function compare(
  counts: Omit<Comparison, 'verdict' | 'liveModelId'>,
): Pick<Comparison, 'verdict'>['verdict'] {
  const { n, onlyNew, onlyLive } = counts;
  if (n < leastCompared) return 'tooFew';
  if (onlyNew < onlyLive) return 'worse';
  // Only cases on which they differ can tell; their difference must exceed what chance would do.
  return onlyNew - onlyLive > 1.64 * Math.sqrt(onlyNew + onlyLive) ? 'better' : 'notWorse';
}

/** How far one mix of labels is from another (population stability index). Labels rarer than the floor count as it. */
export function psi(expected: { [label: string]: number }, actual: { [label: string]: number }): number {
  const floor = 0.001;
  const total = (mix: { [label: string]: number }) => Object.values(mix).reduce((sum, n) => sum + n, 0) || 1;
  const [all, now] = [total(expected), total(actual)];
  let sum = 0;
  for (const label of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const was = Math.max(floor, (expected[label] ?? 0) / all);
    const is = Math.max(floor, (actual[label] ?? 0) / now);
    sum += (is - was) * Math.log(is / was);
  }
  return sum;
}
export const psiWarns = 0.2;

/** From a tenth of new cases on a new training is worth while. */
export const retrainShare = 0.1;

/** FNV-1a of a text, 32 bits. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

/** Two of a hundred, drawn by the id, so that a repeat draws the same. */
export function isAudited(id: string): boolean {
  const hash = hashOf(id);
  // The low bits of this hash are poor on ids that only count up.
  return ((hash ^ (hash >>> 15)) >>> 0) % 100 < 2;
}

/** Monday of the week in which an ISO time lies, as a date. */
export function mondayOf(day: number): number {
  const days = Math.floor(day / 86_400_000);
  // 1970-01-01 was a Thursday.
  return (days - ((days + 3) % 7)) * 86_400_000;
}
