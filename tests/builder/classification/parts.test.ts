import { expect, it } from 'vitest';
import {
  formatOf,
  joined,
  lineInFile,
  partsOf,
  recordsOf,
} from '../../../builder/classification/examples/parts.ts';

it.each([
  ['cases.csv', '', 'csv'],
  ['cases.JSONL', '', 'jsonl'],
  ['', ' {"text":"a"}', 'jsonl'],
  ['', 'text,reason\n', 'csv'],
])('reads %s %s as %s', (name, text, format) => {
  expect(formatOf(name, text)).toBe(format);
});

it('keeps a line break between quotation marks within its line', () => {
  expect(recordsOf('text,reason\n"a\nb ""c""",x\nd,y', 'csv')).toEqual([
    'text,reason\n',
    '"a\nb ""c""",x\n',
    'd,y',
  ]);
});

it('sends what is small in one piece', () => {
  expect(partsOf('text,reason\na,x\n', 'csv')).toEqual([{ text: 'text,reason\na,x\n', firstLine: 1 }]);
  expect(partsOf('{"text":"a"}', 'jsonl')).toEqual([{ text: '{"text":"a"}', firstLine: 1 }]);
  expect(partsOf('', 'csv')).toEqual([{ text: '', firstLine: 1 }]);
});

it('gives every piece of a long CSV its line of names, and knows each line again', () => {
  const file = 'text,reason\n"a\nb",x\nc,y\nd,z\n';
  const parts = partsOf(file, 'csv', 20);
  expect(parts.map(({ text }) => text)).toEqual(['text,reason\n"a\nb",x\n', 'text,reason\nc,y\nd,z\n']);
  const [first, second] = parts;
  if (!first || !second) throw new Error('There are two pieces.');
  // In the file: line 1 names, 2–3 the first text, 4 c, 5 d.
  expect(lineInFile(2, first)).toBe(2);
  expect(lineInFile(2, second)).toBe(4);
  expect(lineInFile(3, second)).toBe(5);
});

it('counts on through the pieces of a long JSONL', () => {
  const parts = partsOf('{"a":1}\n{"a":2}\n{"a":3}\n', 'jsonl', 16);
  expect(parts.map(({ firstLine }) => firstLine)).toEqual([1, 3]);
  const [, second] = parts;
  expect(second && lineInFile(1, second)).toBe(3);
});

it('puts the answers for all pieces together', () => {
  const parts = partsOf('text,reason\na,x\nb,\n', 'csv', 16);
  const [first, second] = parts;
  if (!first || !second) throw new Error('There are two pieces.');
  const columns = [{ name: 'reason', as: 'reason' }];
  const label = { field: 'reason', label: 'x', n: 1 };
  const row = { line: 2, text: 'a', labels: { reason: 'x' } };
  const one = { columns, rows: [row], total: 1, known: 1, errors: [], errorCount: 0, labels: [label] };
  const error = { line: 2, code: 'noLabel' as const, detail: '' };
  const two = { columns, rows: [], total: 0, known: 0, errors: [error], errorCount: 1, labels: [label] };
  expect(
    joined([
      { part: first, preview: one },
      { part: second, preview: two },
    ]),
  ).toEqual({
    columns,
    rows: [row],
    total: 1,
    known: 1,
    errors: [{ ...error, line: 3 }],
    errorCount: 1,
    labels: [{ ...label, n: 2 }],
  });
});
