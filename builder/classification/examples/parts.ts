import type { examplesApi } from '../../../server/client.ts';

export type Format = examplesApi.ExampleText['format'];
/** A piece that one request can carry, and the line of the file at which it begins. */
export interface Part {
  text: string;
  firstLine: number;
}

/** A request holds 1 MB; Japanese needs three bytes a letter, and JSON a few more for marks and line breaks. */
export const mostLetters = 240_000;

export function formatOf(name: string, text: string): Format {
  if (/\.(jsonl|ndjson|json)$/i.test(name)) return 'jsonl';
  if (/\.(csv|tsv|txt)$/i.test(name)) return 'csv';
  return text.trimStart().startsWith('{') ? 'jsonl' : 'csv';
}

/** Lines as the format has them: in CSV a line break between quotation marks is part of the text. */
export function recordsOf(text: string, format: Format): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/(?<=\n)/);
  if (format === 'jsonl') return lines;
  const records: string[] = [];
  let open = '';
  for (const line of lines) {
    open += line;
    // An even number of marks: every quotation that began has ended.
    if ((open.split('"').length - 1) % 2 === 0) {
      records.push(open);
      open = '';
    }
  }
  return open === '' ? records : [...records, open];
}

/** Cuts a file into pieces, each of a CSV with the line of names before it. */
export function partsOf(text: string, format: Format, most = mostLetters): Part[] {
  const records = recordsOf(text, format);
  const head = format === 'csv' ? (records.shift() ?? '') : '';
  const parts: Part[] = [];
  const headLines = linesIn(head);
  let line = headLines + 1;
  let open: Part = { text: '', firstLine: line };
  for (const record of records) {
    if (open.text !== '' && head.length + open.text.length + record.length > most) {
      parts.push(open);
      open = { text: '', firstLine: line };
    }
    open.text += record;
    line += linesIn(record);
  }
  if (open.text !== '' || parts.length === 0) parts.push(open);
  return parts.map((part) => ({ text: head + part.text, firstLine: part.firstLine - headLines }));
}

const linesIn = (text: string): number => text.split('\n').length - 1;

/** The line of the whole file that a line of a piece is. The line of names is always the first. */
export const lineInFile = (line: number, { firstLine }: Part): number =>
  line === 1 ? Math.max(1, firstLine) : line + firstLine - 1;

/** Many answers as one. */
export function joined(
  answers: readonly { part: Part; preview: examplesApi.ExamplePreview }[],
): examplesApi.ExamplePreview {
  const sum = (of: (preview: examplesApi.ExamplePreview) => number) =>
    answers.reduce((total, { preview }) => total + of(preview), 0);
  const labels = new Map<string, examplesApi.ExamplePreview['labels'][number]>();
  for (const { preview } of answers)
    for (const each of preview.labels) {
      const key = JSON.stringify([each.field, each.label]);
      labels.set(key, { ...each, n: each.n + (labels.get(key)?.n ?? 0) });
    }
  return {
    columns: answers[0]?.preview.columns ?? [],
    rows: answers.flatMap(({ part, preview }) =>
      preview.rows.map((row) => ({ ...row, line: lineInFile(row.line, part) })),
    ),
    total: sum(({ total }) => total),
    known: sum(({ known }) => known),
    errors: answers.flatMap(({ part, preview }) =>
      preview.errors.map((error) => ({ ...error, line: lineInFile(error.line, part) })),
    ),
    errorCount: sum(({ errorCount }) => errorCount),
    labels: [...labels.values()],
  };
}
