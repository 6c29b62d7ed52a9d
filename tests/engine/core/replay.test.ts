import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayMove, replayTo } from '../../../engine/core/replay.ts';
import { completeStep, openAdvance, openStart } from '../../../engine/core/transition.ts';
import type { HistoryEntry, Move, RunEvent, RunStart, RunState } from '../../../engine/core/run.ts';
import type { LiveRecords, StepResult } from '../../../engine/core/step.ts';
import type { Advance } from '../../../engine/core/advance.ts';
import { compileFlow } from '../../../engine/core/program.ts';
import { tinyCatalogue, tinyFlow, type TinySteps } from '../../support/flow.ts';
import { monday } from '../../support/store.ts';

/** A record step: what it returns is no business of the core's, so the tests make it up. */
const note = { ...tinyCatalogue.get('say'), type: 'note', kind: 'record' } as never;
const catalogue = { get: (type: string) => (type === 'note' ? note : tinyCatalogue.get(type)) };
const variables = [
  { name: 'sum', type: 'text' as const },
  { name: 'who', type: 'text' as const, default: 'nobody' },
];
const compile = (steps: TinySteps) => compileFlow(tinyFlow(steps, { variables }), 1, catalogue);

/** What the runtime does: plays a run and writes down what went in, as JSON, and the state as it is stored. */
interface Kept {
  moves: Move[];
  states: string[];
  history: HistoryEntry[];
}
function play(
  program: ReturnType<typeof compile>,
  start: RunStart,
  events: readonly RunEvent[],
  chance: { records(): LiveRecords; result(): StepResult; hot(): boolean },
): Kept {
  const kept: Kept = { moves: [], states: [], history: [] };
  let state: RunState | undefined;
  const carryOn = (advance: Advance, move: Move): void => {
    for (const effect of advance.effects) {
      if (effect.type !== 'record' || !advance.awaits(effect.token)) continue;
      const result = chance.result();
      move.results.push(result);
      expect(completeStep(advance, effect.token, result)).toBe(true);
    }
    state = advance.state;
    kept.moves.push(JSON.parse(JSON.stringify(move)) as Move);
    kept.states.push(JSON.stringify(state));
    kept.history.push(...advance.history);
  };
  const next = (event: Move['event']): Move => ({
    now: monday + kept.moves.length * 1000,
    event,
    records: chance.records(),
    results: [],
  });
  const momentOf = ({ now, records }: Move) => ({ now, records, run: { id: 'run_1' } });
  const first = next({ type: 'started', ...start });
  carryOn(openStart(program, start, momentOf(first)), first);
  for (const event of events) {
    const move = next(event);
    // A run may have stayed in memory since its last move, or have been read back.
    const before = chance.hot() ? state : (JSON.parse(kept.states.at(-1) ?? '') as RunState);
    const advance = before && openAdvance(program, before, event, momentOf(move));
    if (advance && !('refused' in advance)) carryOn(advance, move);
  }
  return kept;
}

const steps: TinySteps = {
  start: ['ask', { done: 'n', timeout: 'w' }, { key: 's' }],
  n: ['note', { done: 'p', error: 'caught' }],
  p: ['both', { a: 'x', b: 'q', done: 'w', error: 'caught' }],
  x: ['work', { done: 'm' }],
  m: ['note', { done: 'w' }],
  q: ['both', { a: 'y', b: 'v', done: 'w' }, { join: 'any' }],
  y: ['ask', { done: 'y', timeout: 'w' }, { key: 'y' }],
  v: ['ask', { done: 'w' }, { key: 'v' }],
  caught: ['say', { done: 'w' }, { set: { sum: '{{case.subject}} {{error.code}}' } }],
  w: ['work', { done: 'again' }],
  again: ['ask', { done: 'start', timeout: 'z' }, { key: 'again' }],
  z: ['end', {}],
};
const program = compile(steps);

const failure = { outcome: 'error', error: { code: 'DOWN', message: 'no' } };
const token = fc
  .tuple(fc.constantFrom(...Object.keys(steps)), fc.integer({ min: 1, max: 3 }))
  .map(([id, visit]) => `${id}.${visit}`);
const signal = fc.oneof(
  fc.constant({ type: 'timeout' as const }),
  fc
    .constantFrom('s', 'y', 'v', 'again')
    .map((key) => ({ type: 'event' as const, name: 'go', payload: { key } })),
);
const record = fc.oneof(
  fc.constant(null),
  fc.record({ id: fc.constantFrom('case_1', 'case_2'), subject: fc.string() }),
);
const result = fc.oneof(
  fc.constant(failure),
  fc.record(
    {
      outcome: fc.constant('done'),
      output: fc.jsonValue(),
      vars: fc.record({ sum: fc.oneof(fc.string(), fc.integer()) }),
      records: fc.record({ case: record }),
    },
    { requiredKeys: ['outcome'] },
  ),
);
const event: fc.Arbitrary<RunEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('signalled' as const), token, signal }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('signalled' as const), signal }) },
  { weight: 6, arbitrary: fc.record({ type: fc.constant('completed' as const), token, result }) },
  { weight: 2, arbitrary: fc.constant({ type: 'retried' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('skipped' as const),
      stepId: fc.constantFrom(...Object.keys(steps)),
      outcome: fc.constantFrom('done', 'timeout', 'error'),
      output: fc.jsonValue(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('moved' as const), to: fc.constantFrom(...Object.keys(steps)) }),
  },
);

describe('a run', () => {
  it('is rebuilt from its journal: the same text for every state it ever had', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.array(record), fc.gen(), (events, seen, g) => {
        const kept = play(program, { input: {}, vars: { sum: null, who: 'nobody' }, refs: {} }, events, {
          records: () => ({ case: seen[g(fc.nat, { max: 5 })] ?? null }),
          result: () => g(() => result),
          hot: () => g(fc.boolean),
        });
        let state: RunState | undefined;
        const history: HistoryEntry[] = [];
        for (const [at, move] of kept.moves.entries()) {
          const advance = replayMove(program, 'run_1', state, move);
          state = advance.state;
          history.push(...advance.history);
          expect(JSON.stringify(state)).toBe(kept.states[at]);
        }
        expect(JSON.stringify(history)).toBe(JSON.stringify(kept.history));
        const last = replayTo(program, 'run_1', kept.moves, kept.history.length);
        if (kept.history.length > 0) expect(JSON.stringify(last?.state.data)).toBe(dataOf(kept));
      }),
      { numRuns: 400 },
    );
  });
});
/** Signals that are kept for later write no line, so only the data is that of the last line. */
const dataOf = ({ states }: Kept): string =>
  JSON.stringify((JSON.parse(states.at(-1) ?? '') as RunState).data);

describe('a point of the past', () => {
  const flow = compile({
    a: ['say', { done: 'b' }, { set: { sum: 'one' } }],
    b: ['note', { done: 'c' }],
    c: ['say', { done: 'z' }, { set: { sum: '{{case.subject}}' } }],
    z: ['end', {}],
  });
  const told = [
    { outcome: 'done', output: { said: 'b' }, records: { case: { id: 'case_1', subject: 'new' } } },
  ];
  const kept = play(flow, { input: {}, vars: { sum: null, who: null }, refs: {} }, [], {
    records: () => ({ case: { id: 'case_1', subject: 'old' } }),
    result: () => told[0] as StepResult,
    hot: () => true,
  });
  const at = (line: number) => replayTo(flow, 'run_1', kept.moves, line);

  it.each([
    [1, 'one', ['a'], 'old'],
    [2, 'one', ['a', 'b'], 'new'],
    [3, 'new', ['a', 'b', 'c'], 'new'],
  ])('line %i: has just what the run knew then', (line, sum, given, subject) => {
    const then = at(line);
    expect(then?.state.status).toBe('active');
    expect(then?.state.data.vars.sum).toBe(sum);
    expect(Object.keys(then?.state.data.steps ?? {})).toEqual(given);
    expect(then?.scope.case).toMatchObject({ subject });
  });
  it('has the end of the run in its last line, and nothing after it', () => {
    expect(at(4)?.state.status).toBe('active');
    expect(at(5)?.state.status).toBe('finished');
    expect(at(6)).toBeUndefined();
  });
});
