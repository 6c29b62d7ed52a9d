import { setImmediate as othersFirst } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { examplesApi, modelsApi } from '../../../../server/client.ts';
import { readExamples } from '../../../../server/desk/models/example-reader.ts';
import { good, startTestServer } from '../../../support/server.ts';

const read = (format: 'csv' | 'jsonl', lines: string[], columns?: Record<string, string | null>) =>
  readExamples({ format, text: lines.join('\n'), columns });

describe('labelled examples', () => {
  it('are read from CSV by the names of the columns, in both languages and by mapping', async () => {
    const { columns, rows, errors } = await read(
      'csv',
      ['本文;理由;担当;言語', '"請求が;\n二重です";請求;田中;ja', '壊れました;故障;;ja'],
      { 担当: null },
    );
    expect(columns.map(({ as }) => as)).toEqual(['text', 'reason', null, 'language']);
    expect(rows).toEqual([
      { line: 2, text: '請求が;\n二重です', language: 'ja', labels: { reason: '請求' } },
      { line: 4, text: '壊れました', language: 'ja', labels: { reason: '故障' } },
    ]);
    expect(errors).toEqual([]);
  });

  it('say line by line what cannot be read', async () => {
    const lines = [
      '{"text":"one","reason":"a"}',
      '{"text":"two"',
      '',
      '["three"]',
      '{"text":"four"}',
      '{"text":"  ","reason":"a"}',
      '{"text":"six","priority":"sometimes"}',
      `{"text":"seven","reason":"${'x'.repeat(201)}"}`,
      `{"text":"${'x'.repeat(20_001)}","reason":"a"}`,
    ];
    const { rows, errors } = await read('jsonl', lines);
    expect(rows.map(({ line }) => line)).toEqual([1]);
    expect(errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'malformed'],
      [4, 'malformed'],
      [5, 'noLabel'],
      [6, 'noText'],
      [7, 'badValue'],
      [8, 'badLabel'],
      [9, 'tooLong'],
    ]);
  });

  it('need a column that holds the text', async () => {
    const { rows, errors } = await read('csv', ['words,reason', 'hello,a']);
    expect([rows.length, errors[0]?.code]).toEqual([0, 'columns']);
    const mapped = await read('csv', ['words,reason', 'hello,a'], { words: 'text' });
    expect(mapped.rows).toHaveLength(1);
  });

  it.each(['\uFEFFtext,reason\nhello,a', 'text\treason\r\nhello\ta\r\n', 'text,reason\n\n\nhello,a\n,,'])(
    'are read from what spreadsheets write: %j',
    async (text) => {
      expect((await readExamples({ format: 'csv', text })).rows).toMatchObject([
        { text: 'hello', labels: { reason: 'a' } },
      ]);
    },
  );

  it('are read in parts between which others have their turn, with the right lines', async () => {
    const csv = ['text;reason', ...Array.from({ length: 1000 }, (_, at) => `"one ${at};\n""two""";a\r\n\r`)];
    let turns = 0;
    let isOver = false;
    const others = (async () => {
      for (; !isOver; turns += 1) await othersFirst();
    })();
    const { rows, errors } = await read('csv', csv);
    isOver = true;
    await others;
    expect(errors).toEqual([]);
    expect(rows.map(({ text }) => text)).toEqual(csv.slice(1).map((_, at) => `one ${at};\n"two"`));
    expect(rows.map(({ line }) => line)).toEqual(rows.map((_, at) => 2 + 3 * at));
    expect(turns).toBeGreaterThan(5);
  });
});

describe('an import', () => {
  it('is shown first, replaces labels of what is known, and tells of the rest', async () => {
    const { admin } = await startTestServer({ DEMO: 'false' });
    const text = 'text,reason,brand\nhello,a,kettle\nbye,b,\n,c,';
    const preview = good(await admin.call(examplesApi.previewExamples, { body: { format: 'csv', text } }));
    expect(preview).toMatchObject({
      total: 2,
      known: 0,
      errorCount: 1,
      errors: [{ line: 4, code: 'noText' }],
    });
    expect(preview.labels).toContainEqual({ field: 'brand', label: 'kettle', n: 1 });
    const body = { format: 'csv', text } as const;
    expect(good(await admin.call(examplesApi.importExamples, { body }))).toMatchObject({
      added: 2,
      replaced: 0,
      refused: 1,
    });
    const again = { format: 'csv', text: 'text,reason\nhello,z' } as const;
    expect(good(await admin.call(examplesApi.importExamples, { body: again }))).toMatchObject({
      added: 0,
      replaced: 1,
    });
    const counts = good(await admin.call(examplesApi.getExampleCounts));
    expect(counts.fields).toContainEqual({
      field: 'reason',
      n: 2,
      labels: expect.arrayContaining([{ label: 'z', n: 1 }]) as unknown,
    });
    const fields = good(await admin.call(modelsApi.listModelFields)).items;
    expect(fields.map(({ field, isCaseField }) => [field, isCaseField])).toContainEqual(['brand', false]);
    expect(good(await admin.call(examplesApi.deleteExamples))).toEqual({ removed: 2 });
    expect(good(await admin.call(examplesApi.getExampleCounts))).toMatchObject({ total: 0, fields: [] });
  });

  it('without a text column is refused', async () => {
    const { admin } = await startTestServer({ DEMO: 'false' });
    const body = { format: 'csv', text: 'a,b\n1,2' } as const;
    expect(await admin.call(examplesApi.importExamples, { body })).toMatchObject({ ok: false, status: 422 });
  });

  it('of the set that comes with Switchyard is made once, and goes alone', async () => {
    const { admin } = await startTestServer({ DEMO: 'false' });
    const own = { format: 'csv', text: 'text,reason\nhello,a' } as const;
    good(await admin.call(examplesApi.importExamples, { body: own }));
    const first = good(await admin.call(examplesApi.importBundledExamples));
    expect(first).toMatchObject({ replaced: 0, refused: 0 });
    expect(first.added).toBeGreaterThanOrEqual(600);
    expect(good(await admin.call(examplesApi.importBundledExamples))).toMatchObject({ added: 0 });
    const counts = good(await admin.call(examplesApi.getExampleCounts));
    expect(counts.fields.map(({ field }) => field)).toEqual(['priority', 'reason', 'type']);
    const removed = await admin.call(examplesApi.deleteExamples, { query: { source: 'bundled' } });
    expect(good(removed).removed).toBe(first.added);
    expect(good(await admin.call(examplesApi.getExampleCounts)).total).toBe(1);
  });
});
