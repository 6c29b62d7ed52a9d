import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Db } from '../../../engine/runtime/work.ts';
import { countDone, countJudged, doneCases, judgedTexts, lastCase } from './case-records.ts';
import { countOfField, examplesAfter } from './example-records.ts';
import { isCaseField } from './fields.ts';
import type { Told } from './training-messages.ts';

/** What a training of a field may use, counted and read in parts short enough that nobody waits for them. */

export interface Usable {
  closed: number;
  imported: number;
  confirmed: number;
  total: number;
}

/** Numbers of cases per part: counting reads only columns, telling reads texts as well. */
const countSpan = 2000;
const tellSpan = 50;

export async function countUsable(db: Db, field: string): Promise<Usable> {
  const imported = await db.read(() => countOfField(field));
  const judged = await db.read(() => countJudged(field));
  let closed = 0;
  if (isCaseField(field))
    for await (const span of spans(db, countSpan)) closed += await db.read(() => countDone(field, span));
  const total = closed + imported + judged.open;
  return { closed, imported, confirmed: judged.n, total };
}

/** Case numbers run from 100,001 without gaps, so spans of them are batches. */
const firstCase = 100_000;
async function* spans(db: Db, size: number): AsyncGenerator<{ from: number; to: number }> {
  const last = await db.read(() => lastCase());
  for (let from = firstCase; from < last; from += size) {
    yield { from, to: from + size };
    await othersFirst();
  }
}

/**
 * Texts and labels in an order that is always the same: closed cases by number, then what agents said of cases that are
 * still open, then imported examples.
 */
export async function* tellUsable(db: Db, field: string): AsyncGenerator<Told[]> {
  const judged = new Map<string, Told>();
  for await (const batch of judgedBatches(db, field)) for (const row of batch) judged.set(row.id, row);
  if (isCaseField(field))
    for await (const span of spans(db, tellSpan)) {
      const rows = await db.read(() => doneCases(field, span));
      if (rows.length > 0)
        yield rows.map((row): Told => {
          const isConfirmed = judged.delete(row.id);
          return {
            id: row.id,
            caseId: row.id,
            subject: row.messageSubject ?? (row.messageText === null ? row.subject : ''),
            text: row.messageText ?? row.description,
            label: row.label,
            language: row.messageLanguage ?? row.language,
            at: Date.parse(row.closedAt ?? row.solvedAt ?? row.updatedAt),
            source: isConfirmed ? 'judged' : 'case',
            isAutomated: row.writtenBy === 'automation' && !isConfirmed,
          };
        });
    }
  yield [...judged.values()];
  yield* importedBatches(db, field);
}

async function* judgedBatches(db: Db, field: string): AsyncGenerator<Told[]> {
  let after = 0;
  for (;;) {
    const rows = await db.read(() => judgedTexts(field, after, tellSpan));
    yield rows.map((row): Told => ({
      id: row.caseId ?? row.messageId ?? String(row.sequence),
      caseId: row.caseId,
      subject: row.subject,
      text: row.text,
      label: row.value ?? '',
      language: row.language,
      at: row.verdictAt === null ? null : Date.parse(row.verdictAt),
      source: 'judged',
      isAutomated: false,
    }));
    const last = rows.at(-1);
    if (!last || rows.length < tellSpan) return;
    after = last.sequence;
    await othersFirst();
  }
}

async function* importedBatches(db: Db, field: string): AsyncGenerator<Told[]> {
  let after = 0;
  for (;;) {
    const rows = await db.read(() => examplesAfter(field, after, tellSpan));
    yield rows.map((row): Told => ({
      id: row.id,
      caseId: null,
      subject: row.subject,
      text: row.text,
      label: row.label,
      language: row.language,
      at: null,
      source: 'imported',
      isAutomated: false,
    }));
    const last = rows.at(-1);
    if (!last || rows.length < tellSpan) return;
    after = last.sequence;
    await othersFirst();
  }
}
