import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fieldsOf, setsIn } from '../../bench/classify/data.ts';
import { isLanguage } from '../../bench/classify/languages.ts';
import { readSplit } from '../../bench/classify/reading.ts';
import { testOn, trainOn } from '../../bench/classify/trial.ts';
import { serialise, type Model, type Report } from '../../engine/classifier/index.ts';
import { toyExamples } from '../engine/classifier/toy.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'classify-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const jsonl = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
const write = (split: string, rows: readonly object[]): void =>
  writeFileSync(join(folder, `${split}.jsonl`), jsonl(rows));
const rows = (count: number, seed: number) =>
  toyExamples(count, seed).map(({ text, label }) => ({ text, reason: label }));
const trained = (notes: string[] = []): { model: Model; report: Report } => {
  const end = trainOn(folder, 'reason', (note) => notes.push(note));
  if (end.refused !== undefined) throw new Error(end.refused);
  return end;
};
const hashOfModel = (): string => createHash('sha256').update(serialise(trained().model)).digest('hex');

it('trains the same model, byte for byte, whatever the test split holds', () => {
  write('train', rows(150, 1));
  write('test', rows(60, 2));
  const model = hashOfModel();
  write(
    'test',
    rows(150, 1).map((row) => ({ ...row, reason: 'poison' })),
  );
  expect(hashOfModel()).toBe(model);
  rmSync(join(folder, 'test.jsonl'));
  expect(hashOfModel()).toBe(model);
});

it('has settings in one place: the bench gives none to the training', () => {
  const sources = readdirSync('bench/classify').map((file) =>
    readFileSync(join('bench/classify', file), 'utf8'),
  );
  expect(sources.filter((source) => /settings/i.test(source))).toEqual([]);
});

it('calibrates on the development split with a model that has not seen it, and takes no labels from it', () => {
  write('train', rows(150, 1));
  write('dev', [...rows(120, 3), { text: 'zzz', reason: 'only in dev' }]);
  const { model, report } = trained();
  expect(model.labels).not.toContain('only in dev');
  expect(report.calibratedOn).toBe('given');
  expect(report.heldOut).toHaveLength(120);
});

it('takes labels that training lacks, or that say so, as out of scope', () => {
  write('train', [...rows(150, 1), { text: 'tell me a joke', reason: 'oos' }]);
  write('test', [...rows(60, 2), { text: 'qqq www', reason: 'oos' }, { text: 'ヴヴヴ', reason: 'new' }]);
  const { model, report } = trained();
  expect(model.labels).toEqual(['billing', 'delivery', 'returns']);
  const { evaluation } = testOn(folder, 'reason', model, report);
  expect(evaluation.cases).toBe(60);
  expect(evaluation.outOfScope).toMatchObject({ cases: 2 });
  expect(evaluation.outOfScope!.auroc).toBeGreaterThan(0.9);
});

it('finds the sets in a folder and their fields by itself', () => {
  write('test', rows(10, 2));
  expect(setsIn([folder])).toEqual([folder]);
  const twoFields = rows(50, 1).map((row, at) => ({
    ...row,
    id: at,
    always: 'x',
    odd: at % 2,
    name: `n${at}`,
  }));
  expect(fieldsOf(twoFields).fields).toEqual(['reason', 'odd']);
  expect(readSplit(folder, 'dev')).toEqual([]);
});

const raw = (file: string, text: string): void => writeFileSync(join(folder, file), text);

it('reads a set with a byte order mark, other line ends and empty lines as one without', () => {
  const lines = rows(150, 1).map((row) => JSON.stringify(row));
  write('train', rows(150, 1));
  const model = hashOfModel();
  raw('train.jsonl', `\uFEFF${lines.join('\r\n\r\n')}\r\n`);
  expect(hashOfModel()).toBe(model);
});

it('reads CSV with quoted line breaks; an empty cell is no label', () => {
  raw('train.csv', '\uFEFFtext,reason,at\r\n"one ""two""\nthree",a,5\r\n\r\nfour,,\r\n');
  expect(readSplit(folder, 'train')).toEqual([
    { text: 'one "two"\nthree', reason: 'a', at: 5 },
    { text: 'four' },
  ]);
});

it('says which line it cannot read and takes the others', () => {
  const told: string[] = [];
  raw('train.jsonl', '{"text":"a"}\n{"text":\n[1]\n{"text":"b"}');
  expect(readSplit(folder, 'train', (fault) => told.push(fault))).toHaveLength(2);
  expect(told).toEqual(['2 rows of train.jsonl cannot be read: line 2 is no JSON object']);
});

it('says why a field is not learnt', () => {
  const why = (some: readonly object[]) =>
    fieldsOf(some.map((row) => ({ text: 'x', ...row }))).refused[0]?.why;
  expect(why(rows(9, 1))).toBe('9 rows have a label, 10 are needed');
  expect(why(rows(20, 1).map(() => ({ reason: 'x' })))).toBe('all 20 rows have the same label');
  expect(why(rows(20, 1).map((_, at) => ({ name: at })))).toMatch('as if they were names');
  expect(fieldsOf(rows(20, 1).map(({ reason }) => ({ reason }))).refused).toEqual([
    { field: 'text', why: 'no row has one' },
  ]);
});

it('learns from a development split that is too small to calibrate on', () => {
  const notes: string[] = [];
  write('train', rows(150, 1));
  write('dev', rows(20, 3));
  const { report } = trained(notes);
  expect([report.calibratedOn, report.cases]).toEqual(['crossFit', 170]);
  expect(notes).toEqual([expect.stringContaining('dev has 20 rows')]);
});

it('knows sets that tell languages apart by their labels', () => {
  expect(['en', 'ja', 'pt-BR', 'yue'].filter(isLanguage)).toHaveLength(4);
  expect(['billing', 'x', 'lost card', '3'].filter(isLanguage)).toEqual([]);
});

it('goes on with the other sets after one that cannot be learnt from, and says so', () => {
  for (const [set, count] of Object.entries({ large: 60, small: 7 })) {
    mkdirSync(join(folder, set));
    for (const split of ['train', 'test']) raw(`${set}/${split}.jsonl`, jsonl(rows(count, 1)));
  }
  mkdirSync(join(folder, 'broken'));
  raw('broken/train.jsonl', '');
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'bench/classify/run.ts', folder]);
  const { trials, notes } = JSON.parse(run.stdout.toString().trim().split('\n').at(-1)!) as {
    trials: { set: string; evaluation: { cases: number } }[];
    notes: string[];
  };
  expect(run.status).toBe(0);
  expect(trials.map(({ set, evaluation }) => [set, evaluation.cases])).toEqual([['large', 60]]);
  expect(notes).toEqual([
    'broken: there is nothing to train on, and the labels of test are no languages.',
    'small: reason is not learnt: 7 rows have a label, 10 are needed.',
  ]);
});
