import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Split = 'train' | 'dev' | 'test';
export type Row = Record<string, unknown>;

const notLabels = new Set(['text', 'subject', 'id', 'at', 'weight']);
/** Labels that stand for "none of these". Such examples are not trained on; they only test what is called unknown. */
const outOfScope = /^(oos|ood|out[ _-]?of[ _-]?(scope|domain))$/i;

export const isOutOfScope = (label: string): boolean => outOfScope.test(label);

/** The only place that reads a set, so that it is easy to see who reads which split. */
export function readSplit(folder: string, split: Split): Row[] {
  const file = join(folder, `${split}.jsonl`);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row); // a line of a set is an object, or the bench stops here
}

/** The sets in some folders: those that hold splits themselves, and those one level below. */
export function setsIn(folders: readonly string[]): string[] {
  const holdsSplits = (folder: string): boolean =>
    existsSync(join(folder, 'test.jsonl')) || existsSync(join(folder, 'train.jsonl'));
  return folders.flatMap((folder) => {
    if (holdsSplits(folder)) return [folder];
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && holdsSplits(join(folder, entry.name)))
      .map((entry) => join(folder, entry.name))
      .sort();
  });
}

/** Every key but the texts that has two classes or more, and not one for nearly each row as names of rows have. */
export function fieldsOf(rows: readonly Row[]): string[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !notLabels.has(key));
  return keys.filter((key) => {
    const classes = new Set(rows.map((row) => labelOf(row, key)).filter((label) => label !== null));
    return classes.size >= 2 && classes.size <= rows.length / 2;
  });
}

/** Of what several columns say, a label is one word or number; null where a row has none. */
export function labelOf(row: Row, field: string): string | null {
  const value = row[field];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;
}

export const inputOf = (row: Row): { text: string; subject?: string } => ({
  text: String(row['text'] ?? ''),
  ...(typeof row['subject'] === 'string' ? { subject: row['subject'] } : {}),
});
