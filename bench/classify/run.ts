import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fieldsOf, labelOf, setsIn } from './data.ts';
import { isLanguage, languagesOn } from './languages.ts';
import { moodsOn } from './moods.ts';
import { readSplit } from './reading.ts';
import { measuresOf, overview, verdicts, type Measured, type Trial } from './tables.ts';

// Trains and tests the classifier on the published splits of every set in the folders given:
// `npx tsx bench/classify/run.ts folder…`. What a set is, says the README of bench.

const given = process.argv.slice(2);
const folders = given.length > 0 ? given : (process.env['CLASSIFY_SETS'] ?? '').split(':').filter(Boolean);
const missing = folders.find((folder) => !existsSync(folder));
const sets = missing === undefined ? setsIn(folders) : [];
if (sets.length === 0) {
  const why = missing === undefined ? 'No set was found.' : `There is no folder ${missing}.`;
  process.stderr.write(
    `${why} Give folders with sets, or name them in CLASSIFY_SETS, separated by colons.\n`,
  );
  process.exit(1);
}
const measured: Measured[] = [];
const trials: (Trial & { set: string })[] = [];
/** What was left out of the figures, or stands beside them. */
const notes: string[] = [];
for (const folder of sets) {
  try {
    await measure(folder);
  } catch (error) {
    // One set that breaks must not take the others' results with it.
    process.exitCode = 1;
    note(folder, `broke off: ${error instanceof Error ? error.message : String(error)}`);
  }
}
process.stdout.write(`\n${overview(trials)}\n\n${verdicts(measured)}\n\n`);
if (notes.length > 0) process.stdout.write(`${notes.join('\n')}\n\n`);
process.stdout.write(`${JSON.stringify({ node: process.version, trials, measured, notes })}\n`);

function note(place: string, text: string): void {
  const line = `${basename(place)}: ${text}.`;
  process.stderr.write(`${line}\n`);
  notes.push(line);
}

async function measure(folder: string): Promise<void> {
  const train = readSplit(folder, 'train');
  if (train.length === 0) return tellLanguages(folder);
  const { fields, refused } = fieldsOf(train);
  if (fields.length === 0 && refused.length === 0) note(folder, 'no row has a label');
  for (const { field, why } of refused) note(folder, `${field} is not learnt: ${why}`);
  for (const field of fields) {
    trainAndTest(folder, field);
    if (field === 'sentiment') tellMoods(folder, field);
  }
}

async function tellLanguages(folder: string): Promise<void> {
  const rows = readSplit(folder, 'test', (fault) => note(folder, fault));
  const field = fieldsOf(rows).fields.find((name) =>
    rows.every((row) => isLanguage(labelOf(row, name) ?? 'en')),
  );
  if (field === undefined)
    return note(folder, 'there is nothing to train on, and the labels of test are no languages');
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
  // Printed by our own process.
  const trial = JSON.parse(answer) as Trial | { refused: string; notes: string[] };
  for (const text of trial.notes) note(folder, `${field}: ${text}`);
  if ('refused' in trial) return note(folder, `${field} is not learnt: ${trial.refused}`);
  trials.push({ set, ...trial });
  measured.push(...measuresOf(set, trial));
}
