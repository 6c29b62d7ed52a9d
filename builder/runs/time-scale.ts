import type { Attempt } from './attempts.ts';

export interface Gap {
  from: number;
  to: number;
}
/** Places moments of a run between 0 and 1. In the folded scale a long idle time takes the width of a break. */
export interface TimeScale {
  gaps: Gap[];
  place(at: number): number;
}

const minute = 60_000;
/** Below this a pause is not worth a break: a run of a few seconds is shown as it was. */
const shortestGap = minute;
const gapShare = 0.1;
const breakShare = 0.06;

/**
 * Folds what nobody needs to look at: stretches of more than ten minutes, or of more than a tenth of the whole,
 * in which nothing was written down. `now` ends a run that still waits.
 */
export function foldedScale(attempts: readonly Attempt[], now: number): TimeScale {
  const moments = momentsOf(attempts, now);
  const start = moments[0] ?? now;
  const span = (moments.at(-1) ?? now) - start;
  const gaps = gapsIn(moments, span);
  const idle = gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0);
  const busy = span - idle;
  const breakWidth = widthOfBreaks(gaps.length, busy);
  const worked = 1 - breakWidth * gaps.length;
  return {
    gaps,
    place(at) {
      let idleBefore = 0;
      let breaks = 0;
      for (const gap of gaps) {
        if (at <= gap.from) break;
        const inside = Math.min(at, gap.to) - gap.from;
        idleBefore += inside;
        breaks += breakWidth * (inside / (gap.to - gap.from));
      }
      const busyBefore = Math.min(Math.max(at - start - idleBefore, 0), busy);
      return breaks + (busy === 0 ? 0 : worked * (busyBefore / busy));
    },
  };
}

/** Every millisecond the same width. */
export function trueScale(attempts: readonly Attempt[], now: number): TimeScale {
  const moments = momentsOf(attempts, now);
  const start = moments[0] ?? now;
  const span = (moments.at(-1) ?? now) - start;
  return {
    gaps: [],
    place: (at) => (span === 0 ? 0 : Math.min(Math.max((at - start) / span, 0), 1)),
  };
}

/** Idle time that lies wholly between one attempt's beginning and the next one's: where a break row is drawn. */
export function gapsBetween(attempts: readonly Attempt[], gaps: readonly Gap[]): Map<string, Gap> {
  const before = new Map<string, Gap>();
  for (const gap of gaps) {
    const next = attempts.find((attempt) => attempt.startedAt >= gap.to);
    if (next && !before.has(next.key)) before.set(next.key, gap);
  }
  return before;
}

/** All breaks together leave at least half of the width to what happened, if anything did. */
function widthOfBreaks(count: number, busy: number): number {
  if (count === 0) return 0;
  return busy === 0 ? 1 / count : Math.min(breakShare, 0.5 / count);
}

function gapsIn(moments: readonly number[], span: number): Gap[] {
  const limit = Math.max(Math.min(10 * minute, span * gapShare), shortestGap);
  return moments.slice(1).flatMap((to, index) => {
    const from = moments[index] ?? to;
    return to - from > limit ? [{ from, to }] : [];
  });
}

function momentsOf(attempts: readonly Attempt[], now: number): number[] {
  const moments = attempts.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt ?? now]);
  return [...new Set(moments)].toSorted((a, b) => a - b);
}
