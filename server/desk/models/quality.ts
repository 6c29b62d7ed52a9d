import { setImmediate as othersFirst } from 'node:timers/promises';
import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Clock } from '../../../engine/runtime/ports.ts';
import type { Db } from '../../../engine/runtime/work.ts';
import type { Quality } from '../../contract/predictions.ts';
import { fieldByName } from './field-records.ts';
import { modelById } from './model-records.ts';
import { countOpenAudits, mixOf, sumsOf } from './quality-records.ts';
import { mondayOf, proportion, psi, psiWarns, retrainShare, type Gates } from './rules.ts';
import type { Usable } from './usable.ts';

const day = 86_400_000;
/** Fewer answers than this say nothing about a mix of labels. */
const leastForMix = 50;

export interface QualityPorts {
  db: Db;
  clock: Clock;
  usable(field: string): Promise<Usable>;
}

/** How good a field's answers were, week by week, read one week at a time. */
export function createQuality({ db, clock, usable }: QualityPorts) {
  async function week(
    field: string,
    from: number,
    gates: Gates | undefined,
  ): Promise<Quality['weeks'][number]> {
    const span = { field, from: isoTime(from), to: isoTime(from + 7 * day) };
    const found = await db.read(() => sumsOf(span));
    const sums = found ?? nothing;
    const mix = await db.read(() => mixOf(span));
    await othersFirst();
    return {
      from: span.from.slice(0, 10),
      predictions: sums.predictions,
      acceptance: proportion(sums.accepted, sums.judged),
      automation: proportion(sums.settled - sums.overridden, sums.settled),
      audit: proportion(sums.auditedRight, sums.audited),
      unknownShare: sums.predictions === 0 ? null : sums.unknown / sums.predictions,
      psi: shiftOf(mix, gates),
    };
  }

  return async function quality(name: string, count: number): Promise<Quality> {
    const field = await db.read(() => fieldByName(name));
    const { liveModelId: liveId } = field;
    const live = liveId === null ? undefined : await db.read(() => modelById(liveId));
    const now = clock.now();
    const monday = mondayOf(now);
    const weeks: Quality['weeks'] = [];
    for (let back = count - 1; back >= 0; back -= 1)
      weeks.push(await week(name, monday - back * 7 * day, live?.gates));
    const recent = { field: name, from: isoTime(now - 7 * day), to: isoTime(now + 1) };
    const shift = shiftOf(await db.read(() => mixOf(recent)), live?.gates);
    const sums = (await db.read(() => sumsOf(recent))) ?? nothing;
    const auditsOpen = await db.read(() => countOpenAudits(name, isoTime(now - 28 * day)));

    const warnings: Quality['warnings'] = [];
    if (shift !== null && shift > psiWarns) warnings.push('mixShifted');
    if (live && seesMoreUnknown(sums, live.gates)) warnings.push('moreUnknown');
    if (field.steppedDown) warnings.push('steppedDown');
    const { high } = proportion(sums.settled - sums.overridden, sums.settled);
    if (sums.settled > 0 && high < field.target) warnings.push('precisionBelowTarget');
    if (live && isOutgrown((await usable(name)).total, live.summary.cases)) warnings.push('retrain');
    return { field: name, weeks, psi: shift, warnings, auditsOpen };
  };
}

const nothing = {
  predictions: 0,
  unknown: 0,
  judged: 0,
  accepted: 0,
  settled: 0,
  overridden: 0,
  audited: 0,
  auditedRight: 0,
};

function shiftOf(mix: { [label: string]: number }, gates: Gates | undefined): number | null {
  const n = Object.values(mix).reduce((sum, count) => sum + count, 0);
  return gates && n >= leastForMix ? psi(gates.mix, mix) : null;
}

/** Surely more than twice what was held out. */
const seesMoreUnknown = ({ unknown, predictions }: typeof nothing, gates: Gates): boolean =>
  predictions >= leastForMix && proportion(unknown, predictions).low > 2 * gates.unknown;

export const isOutgrown = (usable: number, learnt: number): boolean =>
  usable - learnt >= learnt * retrainShare;
