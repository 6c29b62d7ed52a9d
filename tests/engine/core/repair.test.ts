import { describe, expect, it } from 'vitest';
import { advanceRun, startRun } from '../../../engine/core/transition.ts';
import type { Program } from '../../../engine/core/program.ts';
import type { RunEvent, RunState, Transition } from '../../../engine/core/run.ts';
import { moment, path, startTiny, tinyProgram, tokens } from '../../support/flow.ts';

const by = { id: 'agent_1', name: 'Mori Aoi' };
const why = { reason: 'the other system is gone', by };
const done = { outcome: 'done' };
const down = { outcome: 'error', error: { code: 'DOWN', message: 'no' } };

function taken(program: Program, state: RunState, event: RunEvent): Transition {
  const moved = advanceRun(program, state, event, moment);
  if ('refused' in moved) throw new Error(moved.refused);
  return moved;
}
const refusal = (program: Program, state: RunState, event: RunEvent) => {
  const moved = advanceRun(program, state, event, moment);
  return 'refused' in moved ? moved : undefined;
};
const completed = (token: string, result: typeof done) => ({ type: 'completed' as const, token, result });

const line = tinyProgram({
  a: ['work', { done: 'b' }],
  b: ['ask', { done: 'c', timeout: 'z' }],
  c: ['work', { done: 'z' }],
  z: ['end', {}],
});
const failedAtA = () => taken(line, startTiny(line).state, completed('a.1', down)).state;
const waitsAtB = () => taken(line, startTiny(line).state, completed('a.1', done)).state;

/** A branch fails while the other one is at work. */
const fork = tinyProgram({
  p: ['both', { a: 'x', b: 'y', done: 'z' }],
  x: ['work', { done: 'z' }],
  y: ['work', { done: 'v' }],
  v: ['ask', { done: 'z' }],
  z: ['end', {}],
});
const failedInFork = () => taken(fork, startTiny(fork).state, completed('x.1', down)).state;

describe('skipping', () => {
  it('ends the step that failed in its place, and the run goes on by the outcome', () => {
    const moved = taken(line, failedAtA(), {
      type: 'skipped',
      stepId: 'a',
      outcome: 'done',
      output: 7,
      ...why,
    });
    expect(path(moved)).toEqual(['a repaired', 'a:done', 'b rested']);
    expect(moved.state).toMatchObject({ status: 'active', data: { steps: { a: 7 } } });
    expect(moved.state.error).toBeUndefined();
  });
  it('ends a step that waits, and closes what it waited for', () => {
    const moved = taken(line, waitsAtB(), { type: 'skipped', stepId: 'b', outcome: 'timeout', ...why });
    expect(moved.effects).toContainEqual({ type: 'close', token: 'b.1', stepId: 'b' });
    expect(moved.state.status).toBe('finished');
  });
  it('takes up again what ran beside a step that failed', () => {
    const moved = taken(fork, failedInFork(), { type: 'skipped', stepId: 'x', outcome: 'done', ...why });
    expect(tokens(moved.state)).toEqual(['y.1']);
    const ended = taken(fork, taken(fork, moved.state, completed('y.1', done)).state, {
      type: 'signalled',
      signal: { type: 'event', name: 'go', payload: { key: 'k' } },
    });
    expect(ended.state.status).toBe('finished');
  });
  it.each([
    ['a step that neither failed nor waits', { stepId: 'c', outcome: 'done' }, 'notAwaited'],
    ['an outcome that leads nowhere', { stepId: 'a', outcome: 'error' }, 'invalid'],
    ['a step there is not', { stepId: 'q', outcome: 'done' }, 'invalid'],
  ])('is refused for %s', (_what, event, refused) => {
    expect(refusal(line, failedAtA(), { type: 'skipped', ...event, ...why })?.refused).toBe(refused);
  });
});

describe('moving', () => {
  it('gives up what the run waits for and goes on from the step named', () => {
    const moved = taken(line, waitsAtB(), { type: 'moved', to: 'c', ...why });
    expect(path(moved)).toEqual(['c repaired', 'b cancelled']);
    expect(tokens(moved.state)).toEqual(['c.1']);
    expect(taken(line, moved.state, completed('c.1', done)).state.status).toBe('finished');
  });
  it('takes a failed run back to an earlier step', () => {
    expect(tokens(taken(line, failedAtA(), { type: 'moved', to: 'a', ...why }).state)).toEqual(['a.2']);
  });
  it('enters a parallel step with all its branches', () => {
    const moved = taken(fork, failedInFork(), { type: 'moved', to: 'p', ...why });
    expect(tokens(moved.state)).toEqual(['x.2', 'y.2']);
  });
  it('is refused into a branch, and to a step there is not', () => {
    expect(refusal(fork, failedInFork(), { type: 'moved', to: 'y', ...why })).toMatchObject({
      issues: [{ path: 'to', code: 'IN_BRANCH' }],
    });
    expect(refusal(fork, failedInFork(), { type: 'moved', to: 'q', ...why })).toMatchObject({
      issues: [{ path: 'to', code: 'UNKNOWN_STEP' }],
    });
  });
});

describe('retrying', () => {
  it('enters the failed step anew, and goes on with what ran beside it', () => {
    const moved = taken(fork, failedInFork(), { type: 'retried', ...why });
    expect(tokens(moved.state)).toEqual(['y.1', 'x.2']);
  });
  it('is refused for a run that has not failed', () => {
    expect(refusal(line, waitsAtB(), { type: 'retried' })?.refused).toBe('notAwaited');
  });
});

describe('every repair', () => {
  const repairs: RunEvent[] = [
    { type: 'retried', ...why },
    { type: 'skipped', stepId: 'a', outcome: 'done', ...why },
    { type: 'moved', to: 'b', ...why },
  ];
  it.each(repairs)('$type leaves a line that says who and why', (event) => {
    const [first] = taken(line, failedAtA(), event).history;
    expect(first).toMatchObject({ kind: 'repaired', outcome: event.type, output: why });
  });
  it.each(repairs)('$type is refused once the run has ended', (event) => {
    const ended = taken(line, waitsAtB(), { type: 'cancelled', reason: 'no' }).state;
    expect(refusal(line, ended, event)?.refused).toBe('finished');
  });
});

describe('a rerun', () => {
  const rerun = { of: 'run_0', stepId: 'b', vars: {}, steps: { a: 'kept' }, reason: 'again', by };
  it('begins in the midst of the flow with what the other run had', () => {
    const begun = startRun(line, { input: {}, vars: {}, refs: {}, rerun }, moment);
    expect(path(begun)).toEqual(['b repaired', 'b rested']);
    expect(begun.state.data.steps).toEqual({ a: 'kept' });
    expect(begun.history[0]?.output).toEqual({ of: 'run_0', reason: 'again', by });
  });
});
