import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry, Move } from '../../../engine/core/run.ts';
import type { LiveRecords, Settled, StepResult } from '../../../engine/core/step.ts';
import { readMove, writeMove } from '../../../server/store/history-json.ts';

const line = ({ outcome, output, why }: Settled): HistoryEntry => ({
  stepId: 's',
  token: 's.1',
  kind: 'settled',
  outcome,
  output,
  ...(why ? { why } : {}),
});
const roundTrip = (move: Move, lines: HistoryEntry[]): Move | undefined => {
  const { entries, inputs } = writeMove(move, lines);
  return readMove(move.now, inputs, JSON.parse(entries) as HistoryEntry[]);
};
const plain = <T>(value: T): unknown => JSON.parse(JSON.stringify(value));

const value = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ max: 3, min: 0 }), fc.constant(null));
const record = fc.option(
  fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(value, fc.array(value, { maxLength: 2 })), {
    maxKeys: 3,
  }),
);
const records: fc.Arbitrary<LiveRecords> = fc.record(
  {
    case: record.map((fields) => fields && { id: 'c', ...fields }),
    contact: record.map((fields) => fields && { id: 'p', ...fields }),
  },
  { requiredKeys: [] },
);
const settled: fc.Arbitrary<Settled> = fc.record(
  {
    outcome: fc.constantFrom('done', 'error'),
    output: fc.oneof(value, fc.dictionary(fc.constantFrom('x', 'y'), value)),
    why: fc.array(fc.record({ text: fc.string({ maxLength: 3 }), left: value }), { maxLength: 2 }),
    records,
    vars: fc.dictionary(fc.constantFrom('v'), value),
  },
  { requiredKeys: ['outcome'] },
);
const result: fc.Arbitrary<{ result: StepResult; isTold: boolean }> = fc.oneof(
  fc.record({ result: settled, isTold: fc.boolean() }),
  fc.record({
    result: fc.record({ rest: fc.record({ waitingFor: fc.constant('event' as const), records }) }),
    isTold: fc.constant(false),
  }),
);

describe('a move as it is kept', () => {
  it('is read as it was, whatever its lines tell of it', () => {
    fc.assert(
      fc.property(fc.array(result, { maxLength: 6 }), records, fc.boolean(), (all, before, isAnswer) => {
        const results = all.map(({ result }) => result);
        const lines = all.flatMap(({ result, isTold }) =>
          isTold && 'outcome' in result ? [line({ outcome: 'other' }), line(result)] : [],
        );
        const [first, ...others] = results;
        const move: Move =
          isAnswer && first
            ? {
                now: 7,
                event: { type: 'completed', token: 's.1', result: first },
                records: before,
                results: others,
              }
            : { now: 7, event: { type: 'cancelled', reason: '' }, records: before, results };
        expect(plain(roundTrip(move, lines))).toEqual(plain(move));
      }),
    );
  });

  it('keeps what a run began with, whether it is what it was given or not', () => {
    const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { maxKeys: 3 });
    const begun = fc.oneof(
      fc.tuple(fields, fields),
      fields.map((input): [typeof input, typeof input] => [input, { ...input }]),
    );
    fc.assert(
      fc.property(begun, ([input, vars]) => {
        const move: Move = {
          now: 7,
          event: { type: 'started', input, vars, refs: {} },
          records: {},
          results: [],
        };
        const back = roundTrip(move, [])?.event;
        // To the letter: the order of the variables is part of a state's text.
        expect(back?.type === 'started' && JSON.stringify(back.vars)).toBe(JSON.stringify(vars));
        expect(back).toEqual(move.event);
      }),
    );
  });

  it('says nothing twice', () => {
    const output = { labels: ['a long label that stands in the line'] };
    const why = [{ text: 'rule 1', left: 'a long word' }];
    const seen = { id: 'c', version: 1, subject: 'a long subject', tags: [] };
    const now = { ...seen, version: 2 };
    const result: Settled = { outcome: 'done', output, why, records: { case: now } };
    const move: Move = {
      now: 7,
      event: { type: 'cancelled', reason: '' },
      records: { case: seen },
      results: [result],
    };
    const { inputs } = writeMove(move, [line(result)]);
    expect(inputs.match(/a long \w+/g)).toEqual(['a long subject']);
    expect(plain(roundTrip(move, [line(result)]))).toEqual(plain(move));

    const body = { text: 'a long letter' };
    const started: Move = {
      ...move,
      event: { type: 'started', input: body, vars: { ...body }, refs: {} },
      results: [],
    };
    expect(writeMove(started, []).inputs.match(/a long letter/g)).toHaveLength(1);
  });

  it('reads what was written out in full by an earlier version, and knows runs older than the journal', () => {
    const move = {
      event: { type: 'cancelled', reason: 'x' },
      records: {},
      results: [{ outcome: 'done', output: 1 }],
    };
    expect(readMove(7, JSON.stringify(move), [])).toEqual({ now: 7, ...move });
    expect(readMove(7, '{}', [])).toBeUndefined();
  });
});
