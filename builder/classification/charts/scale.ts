/** From where to where an axis runs. */
export type Domain = readonly [from: number, to: number];

export interface Frame {
  width: number;
  height: number;
}
/** Room for the numbers at the left and below. */
export const margin = { left: 48, right: 12, top: 10, bottom: 40 };

export interface Scale {
  x: (value: number) => number;
  y: (value: number) => number;
}
export function scaleOf({ width, height }: Frame, xs: Domain, ys: Domain): Scale {
  const along = (value: number, [from, to]: Domain) => (to === from ? 0 : (value - from) / (to - from));
  return {
    x: (value) => margin.left + along(value, xs) * (width - margin.left - margin.right),
    y: (value) => height - margin.bottom - along(value, ys) * (height - margin.top - margin.bottom),
  };
}

/** Round numbers along an axis, about `wanted` of them, ends included. */
export function ticksOf([from, to]: Domain, wanted = 5): number[] {
  const rough = (to - from) / wanted;
  if (!(rough > 0)) return [from];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** Starts low enough to show every value with a little air, on a round number; shares end at 1. */
export function shareDomain(values: readonly number[]): Domain {
  const least = Math.min(1, ...values);
  return [Math.max(0, Math.min(0.9, Math.floor(least * 10) / 10)), 1];
}

export const pathOf = (points: readonly { x: number; y: number }[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
