import { setImmediate as othersFirst } from 'node:timers/promises';
import Papa from 'papaparse';
import { nameSchema } from '../../../engine/core/names.ts';
import type { Example, ExampleError, ExamplePreview, ExampleText } from '../../contract/examples.ts';
import { valuesOf } from './fields.ts';
import type { Said } from '../../../engine/core/sentence.ts';
import { say } from '../../contract/say.ts';

/** Reads labelled examples from CSV or JSONL, line by line: what cannot be read is told and the rest goes on. */

export interface ReadExamples {
  columns: ExamplePreview['columns'];
  rows: (Example & { line: number })[];
  errors: ExampleError[];
}
interface Line {
  line: number;
  cells: Map<string, string>;
}

const longest = 20_000;
const longestSubject = 1000;
const longestLabel = 200;

/** A few milliseconds of reading at most. */
const linesAtOnce = 200;

/** Lets others in between the lines: a whole request of 1 MB takes 20 to 40 ms. */
export async function readExamples(body: ExampleText): Promise<ReadExamples> {
  const reading = readSome(body);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
    await othersFirst();
  }
}

function* readSome({ format, text, columns: given = {} }: ExampleText): Generator<void, ReadExamples> {
  const errors: ExampleError[] = [];
  // Spreadsheets begin a file with a byte order mark.
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const { names, lines } = yield* format === 'csv' ? csv(plain, errors) : jsonl(plain, errors);
  const columns = names.map((name) => ({
    name,
    as: Object.hasOwn(given, name) ? (given[name] ?? null) : meaningOf(name),
  }));
  if (!columns.some((column) => column.as === 'text')) {
    errors.unshift({ line: 1, code: 'columns', detail: 'text' });
    return { columns, rows: [], errors };
  }
  const rows: ReadExamples['rows'] = [];
  for (const [at, line] of lines.entries()) {
    if (at % linesAtOnce === 0) yield;
    const row = exampleOf(line, columns);
    if ('code' in row) errors.push(row);
    else rows.push(row);
  }
  errors.sort((a, b) => a.line - b.line);
  return { columns, rows, errors };
}

/** Names that exports of other systems give to the columns we know. */
const known: Readonly<Record<string, string>> = {
  text: 'text', body: 'text', message: 'text', description: 'text', 本文: 'text', テキスト: 'text', 内容: 'text',
  subject: 'subject', title: 'subject', 件名: 'subject', タイトル: 'subject',
  language: 'language', lang: 'language', 言語: 'language',
  product: 'product', 製品: 'product', 商品: 'product', department: 'department', 部門: 'department',
  reason: 'reason', 理由: 'reason', type: 'type', 種別: 'type', priority: 'priority', 優先度: 'priority',
}; // prettier-ignore
function meaningOf(name: string): string | null {
  const plain = name.trim().normalize('NFKC');
  const lower = plain.toLowerCase();
  if (Object.hasOwn(known, lower)) return known[lower] ?? null;
  return nameSchema.safeParse(plain).success ? plain : null;
}

function exampleOf(
  { line, cells }: Line,
  columns: ReadExamples['columns'],
): (Example & { line: number }) | ExampleError {
  const example: Example & { line: number } = { line, text: '', labels: {} };
  for (const { name, as } of columns) {
    const value = (cells.get(name) ?? '').trim();
    if (as === null || value === '') continue;
    if (as === 'text') example.text = value;
    else if (as === 'subject') example.subject = value;
    else if (as === 'language') example.language = value.toLowerCase().slice(0, 20);
    else {
      const values = valuesOf(as);
      if (value.length > longestLabel) return { line, code: 'badLabel', detail: name };
      if (values && !values.includes(value)) return { line, code: 'badValue', detail: `${name}: ${value}` };
      example.labels[as] = value;
    }
  }
  if (example.text === '') return { line, code: 'noText', detail: '' };
  if (example.text.length > longest || (example.subject ?? '').length > longestSubject)
    return { line, code: 'tooLong', detail: '' };
  if (Object.keys(example.labels).length === 0) return { line, code: 'noLabel', detail: '' };
  return example;
}

interface Lines {
  names: string[];
  lines: Line[];
}

function* csv(text: string, errors: ExampleError[]): Generator<void, Lines> {
  let names: string[] | undefined;
  const lines: Line[] = [];
  let line = 1;
  let place = 0;
  /** As they were found in the first part. */
  let signs: { delimiter?: string; newline?: Newline } = {};
  for (let from = -1; from < place;) {
    from = place;
    let left = linesAtOnce;
    Papa.parse<string[]>(text.slice(from), {
      ...signs,
      // The fast way goes through the whole text each time.
      fastMode: false,
      skipEmptyLines: 'greedy',
      step({ data, errors: faults, meta }, parser) {
        const end = from + meta.cursor;
        const first = firstLetter(text, place);
        line += newlines(text, place, first);
        const at = line;
        line += newlines(text, first, end);
        place = end;
        left -= 1;
        if (left === 0) parser.abort();
        const { delimiter, linebreak } = meta;
        signs = { delimiter, ...(isNewline(linebreak) ? { newline: linebreak } : {}) };
        if (!names) return void (names = data.map((name) => name.trim()));
        const [fault] = faults;
        if (fault) return void errors.push(malformed(at, say('notCsv', { detail: fault.message })));
        lines.push({ line: at, cells: new Map(names.map((name, index) => [name, data[index] ?? ''])) });
      },
    });
    yield;
  }
  return { names: names ?? [], lines };
}
type Newline = '\r\n' | '\n' | '\r';
const isNewline = (sign: string): sign is Newline => ['\r\n', '\n', '\r'].includes(sign);
/** Empty lines before a row are not part of it. */
function firstLetter(text: string, from: number): number {
  let at = from;
  while (text[at] === '\n' || text[at] === '\r') at += 1;
  return at;
}
function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function* jsonl(text: string, errors: ExampleError[]): Generator<void, Lines> {
  const names = new Set<string>();
  const lines: Line[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    if (index % linesAtOnce === 0) yield;
    if (raw.trim() === '') continue;
    const line = index + 1;
    const value = parsed(raw);
    if (value instanceof Map) {
      for (const name of value.keys()) names.add(name);
      lines.push({ line, cells: value });
    } else errors.push(malformed(line, value));
  }
  return { names: [...names], lines };
}
const malformed = (line: number, { message, ...said }: Said): ExampleError => ({
  line,
  code: 'malformed',
  detail: message,
  ...said,
});

/** The cells of a line, or what is wrong with it. */
function parsed(raw: string): Map<string, string> | Said {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (error) {
    return say('notJson', { detail: error instanceof Error ? error.message : String(error) });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return say('lineNoObject');
  return new Map(
    Object.entries(value).flatMap(([name, cell]) =>
      typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
        ? [[name, String(cell)] as const]
        : [],
    ),
  );
}
