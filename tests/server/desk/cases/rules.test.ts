import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseStatusSchema } from '../../../../engine/records/cases.ts';
import { canMove, canReopen, isDone, subjectOf } from '../../../../server/desk/cases/rules.ts';

const statuses = caseStatusSchema.options;

describe('the way of a case', () => {
  it('never leads back to new', () => {
    for (const from of statuses) if (from !== 'new') expect(canMove(from, 'new')).toBe(false);
  });
  it('leads from everything open to every other open status and to the end', () => {
    for (const from of statuses.filter((status) => !isDone(status)))
      for (const to of statuses.filter((status) => status !== 'new')) expect(canMove(from, to)).toBe(true);
  });
  it('leads from the end only to open, and from solved to closed', () => {
    expect(statuses.filter((to) => canMove('solved', to))).toEqual(['open', 'solved', 'closed']);
    expect(statuses.filter((to) => canMove('closed', to))).toEqual(['open', 'closed']);
  });
});

it('a case is reopened up to the day, not after it', () => {
  const done = {
    solvedAt: '2026-06-01T00:00:00.000Z',
    closedAt: null,
    updatedAt: '2026-06-05T00:00:00.000Z',
  };
  expect(canReopen(done, Date.parse('2026-06-08T00:00:00.000Z'), 7)).toBe(true);
  expect(canReopen(done, Date.parse('2026-06-08T00:00:00.001Z'), 7)).toBe(false);
});

describe('a subject', () => {
  it('is the text on one line', () => {
    expect(subjectOf(' Error\n 502\t again ')).toBe('Error 502 again');
  });
  it('is never long and never cuts a character in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const subject = subjectOf(text);
        expect(Array.from(subject).length).toBeLessThanOrEqual(120);
        expect(subject).not.toMatch(/[\n\r]/);
        expect(subject).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
