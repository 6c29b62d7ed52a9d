import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fieldsOf, readSplit, setsIn } from '../../bench/classify/data.ts';
import { testOn, trainOn } from '../../bench/classify/trial.ts';
import { serialise } from '../../engine/classifier/index.ts';
import { toyExamples } from '../engine/classifier/toy.ts';

const folder = mkdtempSync(join(tmpdir(), 'classify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (split: string, rows: readonly object[]): void =>
  writeFileSync(join(folder, `${split}.jsonl`), rows.map((row) => JSON.stringify(row)).join('\n'));
const rows = (count: number, seed: number) =>
  toyExamples(count, seed).map(({ text, label }) => ({ text, reason: label }));
const hashOfModel = (): string =>
  createHash('sha256')
    .update(serialise(trainOn(folder, 'reason').model))
    .digest('hex');

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
  const { model, report } = trainOn(folder, 'reason');
  expect(model.labels).not.toContain('only in dev');
  expect(report.calibratedOn).toBe('given');
  expect(report.heldOut).toHaveLength(120);
  rmSync(join(folder, 'dev.jsonl'));
});

it('takes labels that training lacks, or that say so, as out of scope', () => {
  write('train', [...rows(150, 1), { text: 'tell me a joke', reason: 'oos' }]);
  write('test', [...rows(60, 2), { text: 'qqq www', reason: 'oos' }, { text: 'ヴヴヴ', reason: 'new' }]);
  const { model, report } = trainOn(folder, 'reason');
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
  expect(fieldsOf(twoFields)).toEqual(['reason', 'odd']);
  expect(readSplit(folder, 'dev')).toEqual([]);
});
