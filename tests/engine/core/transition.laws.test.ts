import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advanceRun } from '../../../engine/core/transition.ts';
import type { RunEvent, RunState } from '../../../engine/core/run.ts';
import type { Program } from '../../../engine/core/program.ts';
import { moment, startTiny, tinyProgram } from '../../support/flow.ts';

/** Waits, effects, loops, a failure and two nested parallels: every construct the core knows. */
const program = tinyProgram({
  start: ['ask', { done: 'p', timeout: 'w' }, { key: 's' }],
  p: ['both', { a: 'x', b: 'q', done: 'w', error: 'caught' }],
  x: ['work', { done: 'w' }],
  q: ['both', { a: 'y', b: 'v', done: 'w' }, { join: 'any' }],
  y: ['ask', { done: 'l', timeout: 'w' }, { key: 'y' }],
  l: ['each', { each: 'i', done: 'y' }, { list: [1, 2] }],
  i: ['ask', { done: 'l', timeout: 'w' }, { key: 'i' }],
  v: ['ask', { done: 'w' }, { key: 'v' }],
  caught: ['say', { done: 'w' }],
  w: ['work', { done: 'again' }],
  again: ['ask', { done: 'start', timeout: 'z' }, { key: 'again' }],
  z: ['end', {}],
});
const steps = ['start', 'x', 'y', 'i', 'v', 'w', 'again'];
const keys = ['s', 'y', 'i', 'v', 'again'];

const token = fc
  .tuple(fc.constantFrom(...steps), fc.integer({ min: 1, max: 3 }))
  .map(([id, visit]) => `${id}.${visit}`);
const signal = fc.oneof(
  fc.constant({ type: 'timeout' as const }),
  fc.constantFrom(...keys).map((key) => ({ type: 'event' as const, name: 'go', payload: { key } })),
);
const result = fc.constantFrom(
  { outcome: 'done' },
  { outcome: 'error', error: { code: 'DOWN', message: 'no' } },
);
const event: fc.Arbitrary<RunEvent> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('signalled' as const), token, signal }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('signalled' as const), signal }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('completed' as const), token, result }) },
  { weight: 1, arbitrary: fc.constant({ type: 'retried' as const }) },
);

const roundTrip = (state: RunState): RunState => JSON.parse(JSON.stringify(state)) as RunState;
function play(
  events: RunEvent[],
  between: (state: RunState) => RunState,
  of: Program = program,
): { state: RunState; log: unknown[] } {
  let state = startTiny(of).state;
  const log: unknown[] = [];
  for (const next of events) {
    const moved = advanceRun(of, between(state), next, moment);
    log.push('refused' in moved ? moved : { effects: moved.effects, history: moved.history });
    if (!('refused' in moved)) state = moved.state;
  }
  return { state, log };
}
const events = fc.array(event, { maxLength: 40 });

it('goes the same way whether it stayed in memory or came back from JSON at every move', () => {
  fc.assert(
    fc.property(events, (list) => {
      const kept = play(list, (state) => state);
      const restored = play(list, roundTrip);
      expect(roundTrip(restored.state)).toEqual(roundTrip(kept.state));
      expect(JSON.stringify(restored.log)).toBe(JSON.stringify(kept.log));
    }),
    { numRuns: 300 },
  );
});

it('never waits and has ended at once, and never leaves anything behind when it ends', () => {
  fc.assert(
    fc.property(events, (list) => {
      const { state } = play(list, (same) => same);
      expect(state.positions.length > 0).toBe(state.status === 'active');
    }),
    { numRuns: 300 },
  );
});

it('closes every visit it opened before it forgets it', () => {
  fc.assert(
    fc.property(events, (list) => {
      const { state, log } = play(list, (same) => same);
      const first = startTiny(program).effects;
      const effects = [
        ...first,
        ...log.flatMap((line) => (line as { effects?: typeof first }).effects ?? []),
      ];
      const open = new Set<string>();
      for (const effect of effects) {
        if (effect.type === 'close') open.delete(effect.token);
        else open.add(effect.token);
      }
      expect([...open].sort()).toEqual(state.positions.map((position) => position.token).sort());
    }),
    { numRuns: 300 },
  );
});

it('takes no event twice: a token that has been answered is refused', () => {
  fc.assert(
    fc.property(events, event, (list, once) => {
      const { state } = play(list, (same) => same);
      if (!('token' in once) || once.token === undefined) return;
      const moved = advanceRun(program, state, once, moment);
      if ('refused' in moved) return;
      expect(advanceRun(program, moved.state, once, moment)).toHaveProperty('refused');
    }),
    { numRuns: 300 },
  );
});
