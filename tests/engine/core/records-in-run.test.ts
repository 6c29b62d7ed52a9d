import { expect, it } from 'vitest';
import { historyInput } from '../../../engine/core/records-in-run.ts';

const seen = { id: 'case_1', version: 2, subject: 'x' };
const now = { id: 'case_1', version: 3, subject: 'y' };

it('names a live record in the history instead of copying it, as the version the step saw', () => {
  const input = historyInput({ item: seen, queueId: 'q', other: { id: 'case_2' } }, { case: now });
  expect(input).toEqual({
    item: { record: 'case', id: 'case_1', version: 2 },
    queueId: 'q',
    other: { id: 'case_2' },
  });
});

it('leaves everything else as it is', () => {
  expect(historyInput({ a: null, b: [seen], c: 'case_1' }, { case: null })).toEqual({
    a: null,
    b: [seen],
    c: 'case_1',
  });
  expect(historyInput('text', {})).toBe('text');
});
