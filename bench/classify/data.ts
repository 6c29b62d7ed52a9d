import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fewestExamples } from '../../engine/classifier/index.ts';
import { fileOf, type Row } from './reading.ts';

const notLabels = new Set(['text', 'subject', 'id', 'at', 'weight']);
/** Labels that stand for "none of these". Such examples are not trained on; they only test what is called unknown. */
const outOfScope = /^(oos|ood|out[ _-]?of[ _-]?(scope|domain))$/i;

export const isOutOfScope = (label: string): boolean => outOfScope.test(label);

/** The sets in some folders: those that hold splits themselves, and those one level below. */
export function setsIn(folders: readonly string[]): string[] {
  const holdsSplits = (folder: string): boolean =>
    fileOf(folder, 'test') !== undefined || fileOf(folder, 'train') !== undefined;
  return folders.flatMap((folder) => {
    if (holdsSplits(folder)) return [folder];
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && holdsSplits(join(folder, entry.name)))
      .map((entry) => join(folder, entry.name))
      .sort();
  });
}

/** Keys that can be learnt, and the others with what speaks against them. */
export interface Fields {
  fields: string[];
  refused: { field: string; why: string }[];
}

/** Every key but the texts that has two labels or more, and not one for nearly each row as names of rows have. */
export function fieldsOf(rows: readonly Row[]): Fields {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((key) => !notLabels.has(key));
  const found: Fields = { fields: [], refused: [] };
  if (!rows.some((row) => inputOf(row).text.trim() !== ''))
    return { fields: [], refused: [{ field: 'text', why: 'no row has one' }] };
  for (const field of keys) {
    const why = faultOf(rows.flatMap((row) => labelOf(row, field) ?? []));
    if (why === null) found.fields.push(field);
    else found.refused.push({ field, why });
  }
  return found;
}

function faultOf(labels: readonly string[]): string | null {
  const classes = new Set(labels.filter((label) => !isOutOfScope(label)));
  if (labels.length < fewestExamples)
    return `${labels.length} rows have a label, ${fewestExamples} are needed`;
  if (classes.size < 2) return `all ${labels.length} rows have the same label`;
  if (classes.size > labels.length / 2)
    return `${labels.length} rows have ${classes.size} labels, as if they were names`;
  return null;
}

/** Of what several columns say, a label is one word or number; null where a row has none. */
export function labelOf(row: Row, field: string): string | null {
  const value = row[field];
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const label = String(value).trim();
  return label === '' ? null : label;
}

export const inputOf = (row: Row): { text: string; subject?: string } => ({
  text: String(row['text'] ?? ''),
  ...(typeof row['subject'] === 'string' ? { subject: row['subject'] } : {}),
});
