import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Papa from 'papaparse';

export type Split = 'train' | 'dev' | 'test';
export type Row = Record<string, unknown>;

/** Hears of what could not be read; the rest of the file is used all the same. */
export type Told = (fault: string) => void;

interface Read {
  rows: Row[];
  faults: string[];
}
const formats: Readonly<Record<string, (text: string) => Read>> = { jsonl, csv };

export const fileOf = (folder: string, split: Split): string | undefined =>
  Object.keys(formats)
    .map((format) => join(folder, `${split}.${format}`))
    .find((file) => existsSync(file));

/** The only place that reads a set, so that it is easy to see who reads which split. */
export function readSplit(folder: string, split: Split, told: Told = () => undefined): Row[] {
  const file = fileOf(folder, split);
  const format = file && formats[file.slice(file.lastIndexOf('.') + 1)];
  if (!file || !format) return [];
  // Spreadsheets begin a file with a byte order mark.
  const { rows, faults } = format(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  const [first] = faults;
  if (first !== undefined) told(`${faults.length} rows of ${basename(file)} cannot be read: ${first}`);
  return rows;
}

function jsonl(text: string): Read {
  const read: Read = { rows: [], faults: [] };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = parsed(line);
    if (row) read.rows.push(row);
    else read.faults.push(`line ${index + 1} is no JSON object`);
  }
  return read;
}

function parsed(line: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Cells are texts; an empty one says nothing, and a number in `at` is a time. */
function csv(text: string): Read {
  const { data, errors } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
  });
  const broken = new Set(errors.map(({ row }) => row));
  const rows = data.flatMap((cells, index): Row[] => {
    if (broken.has(index)) return [];
    const { at = '', ...texts } = cells;
    const said = Object.entries(texts).filter(([, cell]) => cell.trim() !== '');
    const time = at.trim() === '' ? Number.NaN : Number(at);
    return [{ ...Object.fromEntries(said), ...(Number.isFinite(time) ? { at: time } : {}) }];
  });
  // One column has no delimiter that could be found, which is no fault.
  const faults = errors.filter(({ row }) => row !== undefined);
  return { rows, faults: faults.map(({ row, message }) => `row ${(row ?? 0) + 1}: ${message}`) };
}
