import { judge } from '../report.ts';
import { classifyGoals } from './goals.ts';
import type { Tested } from './trial.ts';

/** What `trial-process.ts` prints. */
export interface Trial extends Tested {
  field: string;
  /** What whoever reads the figures should know of the set. */
  notes: string[];
  cases: number;
  classes: number;
  calibratedOn: string;
  heldOut: { cases: number; accuracy: number; ece: number };
  seconds: number;
  cpuSeconds: number;
  memory: number;
  size: number;
  hash: string;
}
export interface Measured {
  measure: string;
  value: number;
  unit: string;
}

export function measuresOf(set: string, trial: Trial): Measured[] {
  const { evaluation, automated } = trial;
  const measured: Measured[] = [];
  const add = (measure: string, value: number, unit = '%'): void =>
    void measured.push({ measure: `${set} ${trial.field}: ${measure}`, value, unit });
  if (evaluation.cases > 0) {
    add('accuracy', evaluation.accuracy * 100);
    add('macro-F1', evaluation.macroF1 * 100);
    add('ECE', evaluation.ece * 100);
    if (automated) {
      add('precision where 95 % was asked', automated.precision * 100);
      add('automated', automated.coverage * 100);
    }
    if (evaluation.outOfScope) add('out of scope, AUROC', evaluation.outOfScope.auroc * 100);
    add('one prediction, p50', trial.p50, 'ms');
    add('one prediction, p95', trial.p95, 'ms');
  }
  add('training', trial.seconds, 's');
  add('memory', trial.memory, 'MB');
  add('model', trial.size, 'MB');
  return measured;
}

const columns =
  'set,field,cases,classes,calibrated on,accuracy,±,macro-F1,top 3,ECE,95 %: automated,right,AUROC,s,CPU s,MB,model MB,p50 ms,p95 ms';

export function overview(trials: readonly (Trial & { set: string })[]): string {
  const percent = (share: number): string => (share * 100).toFixed(1);
  return lined(
    columns.split(','),
    trials.map((trial) => {
      const { evaluation, automated } = trial;
      const tested = (value: string): string => (evaluation.cases === 0 ? '–' : value);
      return [
        trial.set,
        trial.field,
        String(trial.cases),
        String(trial.classes),
        trial.calibratedOn,
        tested(percent(evaluation.accuracy)),
        tested(percent((evaluation.high - evaluation.low) / 2)),
        tested(percent(evaluation.macroF1)),
        tested(percent(evaluation.top3)),
        tested(percent(evaluation.ece)),
        tested(automated ? percent(automated.coverage) : 'not offered'),
        tested(automated ? percent(automated.precision) : ''),
        tested(evaluation.outOfScope ? percent(evaluation.outOfScope.auroc) : ''),
        trial.seconds.toFixed(1),
        trial.cpuSeconds.toFixed(1),
        trial.memory.toFixed(0),
        trial.size.toFixed(2),
        tested(trial.p50.toFixed(3)),
        tested(trial.p95.toFixed(3)),
      ];
    }),
  );
}

export function verdicts(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ measure, value, unit }) => {
    const goal = classifyGoals[measure] ?? classifyGoals[`any: ${measure.split(': ')[1] ?? ''}`];
    if (!goal) return measure.includes('word lists') ? [[measure, value.toFixed(2), unit, '', '', '']] : [];
    const sign = goal.isMore ? '≥' : '≤';
    return [
      [measure, value.toFixed(2), unit, `${sign} ${goal.must}`, `${sign} ${goal.aim}`, judge(value, goal)],
    ];
  });
  return lined(['measure', 'value', 'unit', 'must', 'aim', 'verdict'], rows);
}

function lined(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
