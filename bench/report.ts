import { goals, type Goal } from './goals.ts';
import { median } from './load.ts';

export interface Row {
  measure: string;
  value: number;
  unit: string;
  /** (most − least) ÷ median of the rounds, in percent. */
  spread: number | null;
  must: string;
  aim: string;
  verdict: 'aim' | 'must' | 'MISSED' | '';
}
export interface Report {
  /** One round's value; the same measure again is another round. */
  add(measure: string, unit: string, value: number): void;
  rows(): Row[];
}

export function createReport(): Report {
  const samples = new Map<string, { unit: string; values: number[] }>();
  return {
    add(measure, unit, value) {
      const known = samples.get(measure);
      if (known) known.values.push(value);
      else samples.set(measure, { unit, values: [value] });
      process.stderr.write(`  ${measure}: ${rounded(value)} ${unit}\n`);
    },
    rows: () => [...samples].map(([measure, { unit, values }]) => rowOf(measure, unit, values)),
  };
}

function rowOf(measure: string, unit: string, values: number[]): Row {
  const value = median(values);
  const goal = goals[measure];
  const spread =
    values.length > 1 && value !== 0
      ? Math.round((100 * (Math.max(...values) - Math.min(...values))) / value)
      : null;
  const bound = (limit: 'must' | 'aim'): string => (goal ? `${goal.isMore ? '≥' : '≤'} ${goal[limit]}` : '');
  const verdict = goal ? judge(value, goal) : '';
  return { measure, value: rounded(value), unit, spread, must: bound('must'), aim: bound('aim'), verdict };
}
export function judge(value: number, { must, aim, isMore }: Goal): Row['verdict'] {
  const reaches = (limit: number): boolean => (isMore ? value >= limit : value <= limit);
  return reaches(aim) ? 'aim' : reaches(must) ? 'must' : 'MISSED';
}
/** Three digits that count; whole numbers as they are. */
const rounded = (value: number): number =>
  Number.isInteger(value) || Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));

export function table(rows: readonly Row[]): string {
  const lines = [
    ['measure', 'value', 'unit', 'spread', 'must', 'aim', 'verdict'],
    ...rows.map(({ measure, value, unit, spread, must, aim, verdict }) => [
      measure,
      value.toLocaleString('en'),
      unit,
      spread === null ? '' : `${spread} %`,
      must,
      aim,
      verdict,
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const isRight = [false, true, false, true, true, true, false];
  return lines
    .map((line) =>
      line
        .map((cell, at) => (isRight[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
