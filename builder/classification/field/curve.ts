import type { modelReportApi } from '../../../server/client.ts';

type Point = modelReportApi.CurvePoint;

/** From which confidence an answer is chosen beforehand, and from which it is saved without asking. */
export interface Thresholds {
  selectAt: number;
  automateAt: number;
}

/** Of all cases, what share each way of answering would have taken, and how often it was right. */
export interface Band {
  share: number;
  n: number;
  /** Null where no held-out case lies in it. */
  precision: number | null;
}
export interface Split {
  automated: Band;
  selected: Band;
  rest: Band;
}

/** The place on the slider of a confidence: the last point that lies at or above it, by growing coverage. */
export function placeOf(points: readonly Point[], at: number): number {
  const below = points.findIndex((point) => point.at < at);
  return Math.max(0, (below === -1 ? points.length : below) - 1);
}

/** A slider needs two places at least: one for each threshold. */
export const canSlide = (points: readonly Point[]): boolean => points.length >= 2;

/** Automation stays the surer of the two; the other threshold gives way. */
export function moveAutomate(points: readonly Point[], now: Thresholds, place: number): Thresholds {
  const at = Math.min(place, points.length - 2);
  const automateAt = points[at]?.at ?? now.automateAt;
  const next = points[at + 1]?.at ?? now.selectAt;
  return { automateAt, selectAt: now.selectAt < automateAt ? now.selectAt : next };
}
export function moveSelect(points: readonly Point[], now: Thresholds, place: number): Thresholds {
  const at = Math.max(place, 1);
  const selectAt = points[at]?.at ?? now.selectAt;
  const before = points[at - 1]?.at ?? now.automateAt;
  return { selectAt, automateAt: now.automateAt > selectAt ? now.automateAt : before };
}

const nothing = { n: 0, right: 0, coverage: 0 };
function upTo(points: readonly Point[], at: number): typeof nothing {
  const point = points.findLast((each) => each.at >= at);
  return point ? { n: point.n, right: point.n * point.precision, coverage: point.coverage } : nothing;
}
const between = (more: typeof nothing, less: typeof nothing): Band => ({
  share: Math.max(0, more.coverage - less.coverage),
  n: more.n - less.n,
  precision: more.n > less.n ? Math.min(1, Math.max(0, (more.right - less.right) / (more.n - less.n))) : null,
});

export function splitBy(points: readonly Point[], { selectAt, automateAt }: Thresholds): Split {
  const automated = upTo(points, automateAt);
  const selected = upTo(points, selectAt);
  return {
    automated: between(automated, nothing),
    selected: between(selected, automated),
    rest: { share: 1 - selected.coverage, n: 0, precision: null },
  };
}
