import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Db, Work } from '../../../engine/runtime/work.ts';
import type { Example, ExamplePreview, ExampleText, Imported } from '../../contract/examples.ts';
import type { z } from 'zod';
import type { exampleCountsSchema } from '../../contract/examples.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import {
  countsPerLabel,
  countsPerLanguage,
  exampleByHash,
  insertExample,
  labelExample,
  removeSome,
} from './example-records.ts';
import { readExamples, type ReadExamples } from './example-reader.ts';
import { say } from '../../contract/say.ts';

/** Few enough that nobody waits for their commit. */
const batchSize = 50;
const rowsShown = 50;
const errorsShown = 100;
type Source = 'import' | 'bundled';

export interface ExamplePorts extends Pick<DeskContext, 'clock' | 'ids'> {
  db: Db;
  languageOf(text: string): string;
}

/** Texts with what is right for them, brought in by people. */
export function createExamples({ db, clock, ids, languageOf }: ExamplePorts) {
  function* keep(example: Example, source: Source): Work<'added' | 'replaced'> {
    const hash = hashOf(example);
    const known = yield* exampleByHash(hash);
    if (known === undefined)
      yield* insertExample({
        id: ids.next('example'),
        hash,
        subject: example.subject ?? '',
        text: example.text,
        language: example.language ?? languageOf(example.text),
        source,
        createdAt: isoTime(clock.now()),
      });
    const sequence = known ?? (yield* exampleByHash(hash)) ?? 0;
    for (const [field, label] of Object.entries(example.labels)) yield* labelExample(sequence, field, label);
    return known === undefined ? 'added' : 'replaced';
  }

  async function bringIn({ rows, errors }: ReadExamples, source: Source): Promise<Imported> {
    const counts = { added: 0, replaced: 0 };
    for (let from = 0; from < rows.length; from += batchSize) {
      const batch = rows.slice(from, from + batchSize);
      const kept = await db.write(function* () {
        const outcomes: ('added' | 'replaced')[] = [];
        for (const row of batch) outcomes.push(yield* keep(row, source));
        return outcomes;
      });
      for (const outcome of kept) counts[outcome] += 1;
    }
    return { ...counts, refused: errors.length, errors: errors.slice(0, errorsShown) };
  }

  async function preview(body: ExampleText): Promise<ExamplePreview> {
    const { columns, rows, errors } = await readExamples(body);
    let known = 0;
    for (let from = 0; from < rows.length; from += batchSize)
      known += await db.read(function* () {
        let found = 0;
        for (const row of rows.slice(from, from + batchSize))
          if ((yield* exampleByHash(hashOf(row))) !== undefined) found += 1;
        return found;
      });
    return {
      columns,
      rows: rows.slice(0, rowsShown),
      total: rows.length,
      known,
      errors: errors.slice(0, errorsShown),
      errorCount: errors.length,
      labels: labelsOf(rows),
    };
  }

  return {
    preview,
    async add(body: ExampleText): Promise<Imported | Problem> {
      const read = await readExamples(body);
      const [first] = read.errors;
      if (first?.code === 'columns') return new Problem('invalid', say('noTextColumn'));
      return bringIn(read, 'import');
    },
    async addBundled(): Promise<Imported | Problem> {
      const file = places.find((place) => existsSync(place));
      if (!file) return new Problem('notFound', say('noBundledSet'));
      const text = await readFile(file, 'utf8');
      return bringIn(await readExamples({ format: 'jsonl', text }), 'bundled');
    },
    async remove(source: 'all' | 'bundled'): Promise<number> {
      let removed = 0;
      for (;;) {
        const some = await db.write(() => removeSome(source, batchSize));
        removed += some;
        if (some < batchSize) return removed;
      }
    },
    *counts(): Work<z.infer<typeof exampleCountsSchema>> {
      const languages = yield* countsPerLanguage();
      const perLabel = yield* countsPerLabel();
      const sum = (rows: readonly { n: number }[]): number => rows.reduce((all, { n }) => all + n, 0);
      return {
        total: sum(languages),
        bundled: sum(languages.filter(({ source }) => source === 'bundled')),
        fields: grouped(perLabel, 'field').map(([field, rows]) => ({
          field,
          n: sum(rows),
          labels: rows.map(({ label, n }) => ({ label, n })),
        })),
        languages: grouped(languages, 'language').map(([language, rows]) => ({ language, n: sum(rows) })),
      };
    },
  };
}
export type Examples = ReturnType<typeof createExamples>;

/** The set that comes with Switchyard, seen from the source and from the built server. */
const places = ['../../demo/case-examples.jsonl', '../../server/demo/case-examples.jsonl'].map(
  (path) => new URL(path, import.meta.url),
);

const hashOf = ({ subject = '', text }: Example): string =>
  createHash('sha256').update(`${subject}\u0000${text}`).digest('base64url');

function grouped<Row extends { [K in Key]: string }, Key extends string>(
  rows: readonly Row[],
  key: Key,
): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return [...groups];
}

function labelsOf(rows: ReadExamples['rows']): ExamplePreview['labels'] {
  const counts = new Map<string, { field: string; label: string; n: number }>();
  for (const { labels } of rows)
    for (const [field, label] of Object.entries(labels)) {
      const key = `${field} ${label}`;
      const known = counts.get(key);
      if (known) known.n += 1;
      else counts.set(key, { field, label, n: 1 });
    }
  return [...counts.values()].sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : b.n - a.n));
}
