import { execFileSync } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { judge } from '../report.ts';
import { fieldsOf, readSplit, setsIn, type Row } from './data.ts';
import { classifyGoals } from './goals.ts';
import { languagesOn } from './languages.ts';
import { moodsOn } from './moods.ts';
import type { Tested } from './trial.ts';

// Trains and tests the classifier on the published splits of every set in the folders given:
// `npx tsx bench/classify/run.ts folder…`. A set is a folder with train.jsonl, test.jsonl and perhaps dev.jsonl.

/** What `trial-process.ts` prints. */
interface Trial extends Tested {
  field: string;
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
interface Measured {
  measure: string;
  value: number;
  unit: string;
}

const given = process.argv.slice(2);
const sets = setsIn(
  given.length > 0 ? given : (process.env['CLASSIFY_SETS'] ?? '').split(':').filter(Boolean),
);
if (sets.length === 0) {
  process.stderr.write('Give folders with sets, or name them in CLASSIFY_SETS, separated by colons.\n');
  process.exit(1);
}
const measured: Measured[] = [];
const trials: (Trial & { set: string })[] = [];
for (const folder of sets) {
  const train = readSplit(folder, 'train');
  if (train.length === 0) await tellLanguages(folder);
  else
    for (const field of fieldsOf(train)) {
      trainAndTest(folder, field);
      if (field === 'sentiment') tellMoods(folder, field);
    }
}
process.stdout.write(`\n${overview()}\n\n${verdicts()}\n\n`);
process.stdout.write(`${JSON.stringify({ node: process.version, trials, measured })}\n`);

async function tellLanguages(folder: string): Promise<void> {
  const rows: Row[] = readSplit(folder, 'test');
  const field = fieldsOf(rows)[0];
  if (field === undefined) return;
  const { accuracy, perLabel } = await languagesOn(rows, field);
  const add = (name: string, share: number): void => {
    measured.push({ measure: `${basename(folder)}, ${name}`, value: share * 100, unit: '%' });
  };
  add('all', accuracy);
  for (const { label, support, recall } of perLabel) if (support > 0) add(label, recall);
}

function tellMoods(folder: string, field: string): void {
  const moods = moodsOn(readSplit(folder, 'test'), field);
  if (!moods) return;
  const measure = `${basename(folder)} ${field}, word lists`;
  measured.push({ measure: `${measure}: decided`, value: moods.decided * 100, unit: '%' });
  measured.push({ measure: `${measure}: right of those`, value: moods.right * 100, unit: '%' });
}

function trainAndTest(folder: string, field: string): void {
  const set = basename(folder);
  process.stderr.write(`${set} ${field}\n`);
  const script = new URL('trial-process.ts', import.meta.url).pathname;
  const answer = execFileSync(process.execPath, ['--import', 'tsx', script, resolve(folder), field], {
    // Where `tsx` is found, wherever the command was given.
    cwd: new URL('../..', import.meta.url).pathname,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const trial = JSON.parse(answer) as Trial; // printed by our own process
  trials.push({ set, ...trial });
  const { evaluation, automated } = trial;
  const add = (measure: string, value: number, unit = '%'): void =>
    void measured.push({ measure: `${set} ${field}: ${measure}`, value, unit });
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
  add('training', trial.seconds, 's');
  add('memory', trial.memory, 'MB');
  add('model', trial.size, 'MB');
}

function overview(): string {
  const percent = (share: number): string => (share * 100).toFixed(1);
  return lined(
    'set,field,cases,classes,calibrated on,accuracy,±,macro-F1,top 3,ECE,95 %: automated,right,AUROC,s,CPU s,MB,model MB,p50 ms,p95 ms'.split(
      ',',
    ),
    trials.map((trial) => {
      const { evaluation, automated } = trial;
      return [
        trial.set,
        trial.field,
        String(trial.cases),
        String(trial.classes),
        trial.calibratedOn,
        percent(evaluation.accuracy),
        percent((evaluation.high - evaluation.low) / 2),
        percent(evaluation.macroF1),
        percent(evaluation.top3),
        percent(evaluation.ece),
        automated ? percent(automated.coverage) : 'not offered',
        automated ? percent(automated.precision) : '',
        evaluation.outOfScope ? percent(evaluation.outOfScope.auroc) : '',
        trial.seconds.toFixed(1),
        trial.cpuSeconds.toFixed(1),
        trial.memory.toFixed(0),
        trial.size.toFixed(2),
        trial.p50.toFixed(3),
        trial.p95.toFixed(3),
      ];
    }),
  );
}

function verdicts(): string {
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
