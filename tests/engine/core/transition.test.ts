import { describe, expect, it } from 'vitest';
import { advanceRun, startRun } from '../../../engine/core/transition.ts';
import type { RunEvent, Transition } from '../../../engine/core/run.ts';
import type { Program } from '../../../engine/core/program.ts';
import { moment, path, startTiny, tinyProgram, tokens } from '../../support/flow.ts';

const go = (program: Program, from: Transition, event: RunEvent): Transition => {
  const next = advanceRun(program, from.state, event, moment);
  if ('refused' in next) throw new Error(`refused: ${next.refused}`);
  return next;
};
const happened = (key: string, name = 'go') => ({ type: 'event' as const, name, payload: { key } });

describe('a run', () => {
  it('takes the outcome each step ends in and finishes at the end step', () => {
    const program = tinyProgram({
      a: ['say', { left: 'b', done: 'z' }, { outcome: 'left' }],
      b: ['say', { done: 'z' }],
      z: ['end', {}, { outcome: 'answered' }],
    });
    const { state, ...rest } = startTiny(program);
    expect(path(rest)).toEqual(['a:left', 'b:done', 'z:answered']);
    expect(state).toMatchObject({ status: 'finished', outcome: 'answered', positions: [] });
  });

  it('follows `done` where an outcome has no target of its own', () => {
    const program = tinyProgram({ a: ['say', { done: 'z' }, { outcome: 'right' }], z: ['end', {}] });
    expect(path(startTiny(program))).toEqual(['a:right', 'z:done']);
  });

  it('visits a step anew each time it comes back to it', () => {
    const program = tinyProgram({ a: ['ask', { done: 'a', timeout: 'z' }], z: ['end', {}] });
    const first = startTiny(program);
    const second = go(program, first, { type: 'signalled', token: 'a.1', signal: happened('k') });
    expect(tokens(second.state)).toEqual(['a.2']);
    expect(second.effects.map(({ type, token }) => ({ type, token }))).toEqual([
      { type: 'close', token: 'a.1' },
      { type: 'rest', token: 'a.2' },
    ]);
  });

  it('fails with a named error when it circles without resting', () => {
    const program = tinyProgram(
      { a: ['say', { done: 'a' }] },
      { settings: { timezone: 'UTC', maxStepExecutions: 20 } },
    );
    expect(startTiny(program).state).toMatchObject({
      status: 'failed',
      error: { code: 'STEP_LIMIT', stepId: 'a' },
    });
  });

  it('takes the error outcome where one is wired, and tells what failed', () => {
    const program = tinyProgram({
      a: ['say', { done: 'z', error: 'b' }, { fail: 'BROKEN' }],
      b: ['say', { done: 'z' }, { outcome: 'left' }],
      z: ['end', {}],
    });
    const { state, ...rest } = startTiny(program);
    expect(path(rest)).toEqual(['a:error', 'b:left', 'z:done']);
    expect(state.data.error).toMatchObject({ code: 'BROKEN', stepId: 'a' });
  });

  it('fails where no error outcome is wired, and goes on at that step when retried', () => {
    const program = tinyProgram({ a: ['work', { done: 'z' }], z: ['end', {}] });
    const first = startTiny(program);
    const failed = go(program, first, {
      type: 'completed',
      token: 'a.1',
      result: { outcome: 'error', error: { code: 'DOWN', message: 'no' } },
    });
    expect(failed.state).toMatchObject({
      status: 'failed',
      error: { code: 'DOWN', stepId: 'a' },
      positions: [],
    });
    const again = go(program, failed, { type: 'retried' });
    expect(tokens(again.state)).toEqual(['a.2']);
    expect(
      go(program, again, { type: 'completed', token: 'a.2', result: { outcome: 'done' } }).state.status,
    ).toBe('finished');
  });

  it('turns an outcome the step does not have into its error', () => {
    const program = tinyProgram({ a: ['work', { done: 'z' }], z: ['end', {}] });
    const answer = go(program, startTiny(program), {
      type: 'completed',
      token: 'a.1',
      result: { outcome: 'nowhere' },
    });
    expect(answer.state.error?.code).toBe('UNKNOWN_OUTCOME');
  });

  it('closes what it waits for when it is cancelled', () => {
    const program = tinyProgram({ a: ['ask', { done: 'z' }], z: ['end', {}] });
    const cancelled = go(program, startTiny(program), { type: 'cancelled', reason: 'not needed' });
    expect(cancelled.state).toMatchObject({ status: 'cancelled', positions: [] });
    expect(cancelled.effects).toEqual([{ type: 'close', token: 'a.1', stepId: 'a' }]);
  });
});

describe('what comes late, twice or early', () => {
  const program = tinyProgram({
    a: ['ask', { done: 'b' }],
    b: ['ask', { done: 'z' }, { key: 'second' }],
    z: ['end', {}],
  });

  it('is refused as stale once the visit is over', () => {
    const next = go(program, startTiny(program), { type: 'signalled', token: 'a.1', signal: happened('k') });
    expect(
      advanceRun(
        program,
        next.state,
        { type: 'signalled', token: 'a.1', signal: { type: 'timeout' } },
        moment,
      ),
    ).toEqual({ refused: 'stale' });
  });

  it('is refused when an effect answers a second time', () => {
    const acting = tinyProgram({ a: ['work', { done: 'w' }], w: ['ask', { done: 'z' }], z: ['end', {}] });
    const event = { type: 'completed' as const, token: 'a.1', result: { outcome: 'done' } };
    const next = go(acting, startTiny(acting), event);
    expect(advanceRun(acting, next.state, event, moment)).toEqual({ refused: 'stale' });
  });

  it('waits in the inbox until its step waits for it', () => {
    const early = go(program, startTiny(program), { type: 'signalled', signal: happened('second') });
    expect(early.state.inbox).toHaveLength(1);
    const next = go(program, early, { type: 'signalled', token: 'a.1', signal: happened('k') });
    expect(next.state).toMatchObject({ status: 'finished', inbox: [] });
  });

  it('does not move a step that waits for another value', () => {
    expect(
      advanceRun(
        program,
        startTiny(program).state,
        { type: 'signalled', token: 'a.1', signal: happened('other') },
        moment,
      ),
    ).toEqual({ refused: 'notAwaited' });
  });

  it('is refused as finished after the end', () => {
    const ended = startTiny(tinyProgram({ z: ['end', {}] }));
    expect(advanceRun(program, ended.state, { type: 'cancelled', reason: 'late' }, moment)).toEqual({
      refused: 'finished',
    });
  });
});

describe('a parallel step', () => {
  const branches = (join: 'all' | 'any') =>
    tinyProgram({
      p: ['both', { a: 'x', b: 'y', done: 'after', error: 'caught' }, { join }],
      x: ['ask', { done: 'after' }, { key: 'x' }],
      y: ['ask', { done: 'y2' }, { key: 'y' }],
      y2: ['say', { done: 'after' }],
      after: ['say', { done: 'z' }],
      caught: ['say', { done: 'z' }],
      z: ['end', {}],
    });

  it('goes on after all branches have arrived', () => {
    const program = branches('all');
    const first = startTiny(program);
    expect(tokens(first.state)).toEqual(['x.1', 'y.1']);
    const one = go(program, first, { type: 'signalled', token: 'y.1', signal: happened('y') });
    expect(tokens(one.state)).toEqual(['x.1']);
    const two = go(program, one, { type: 'signalled', token: 'x.1', signal: happened('x') });
    expect(path(two)).toEqual(['x:done', 'p:done', 'after:done', 'z:done']);
  });

  it('goes on after the first branch when any will do, and cancels the others', () => {
    const program = branches('any');
    const won = go(program, startTiny(program), { type: 'signalled', token: 'y.1', signal: happened('y') });
    expect(path(won)).toEqual(['y:done', 'y2:done', 'x cancelled', 'p:done', 'after:done', 'z:done']);
    expect(won.effects.filter(({ type }) => type === 'close').map(({ token }) => token)).toContain('x.1');
  });

  it('catches the failure of a step in a branch', () => {
    const program = tinyProgram({
      p: ['both', { a: 'x', b: 'y', done: 'z', error: 'caught' }],
      x: ['work', { done: 'z' }],
      y: ['ask', { done: 'z' }],
      caught: ['say', { done: 'z' }],
      z: ['end', {}],
    });
    const failed = go(program, startTiny(program), {
      type: 'completed',
      token: 'x.1',
      result: { outcome: 'error', error: { code: 'DOWN', message: 'no' } },
    });
    expect(path(failed)).toEqual(['x:error', 'p:error', 'y cancelled', 'caught:done', 'z:done']);
    expect(failed.state.status).toBe('finished');
  });

  it('may stand inside a branch of another, whatever either waits for', () => {
    const program = tinyProgram({
      p: ['both', { a: 'q', b: 'y', done: 'z' }],
      q: ['both', { a: 'q1', b: 'q2', done: 'z' }, { join: 'any' }],
      q1: ['ask', { done: 'z' }, { key: 'q1' }],
      q2: ['ask', { done: 'z' }, { key: 'q2' }],
      y: ['ask', { done: 'z' }, { key: 'y' }],
      z: ['end', {}],
    });
    const first = startTiny(program);
    const inner = go(program, first, { type: 'signalled', token: 'q2.1', signal: happened('q2') });
    expect(tokens(inner.state)).toEqual(['y.1']);
    expect(inner.state.status).toBe('active');
    expect(go(program, inner, { type: 'signalled', token: 'y.1', signal: happened('y') }).state.status).toBe(
      'finished',
    );
  });
});

describe('variables', () => {
  const variables = [{ name: 'count', type: 'number' as const, output: true }];
  it('take what a step sets, in their own type, and leave with the run', () => {
    const program = tinyProgram(
      { a: ['say', { done: 'z' }, { set: { count: '12' } }], z: ['end', {}] },
      { variables },
    );
    expect(startTiny(program, { count: null }).state.data.outputs).toEqual({ count: 12 });
  });
  it('refuse what does not fit, as the step’s error', () => {
    const program = tinyProgram(
      { a: ['say', { done: 'z' }, { set: { count: 'many' } }], z: ['end', {}] },
      { variables },
    );
    expect(startTiny(program).state.error).toMatchObject({ code: 'TYPE_MISMATCH', stepId: 'a' });
  });
});

it('starts the same from the same start', () => {
  const program = tinyProgram({ a: ['ask', { done: 'z' }], z: ['end', {}] });
  expect(startRun(program, { input: {}, vars: {}, refs: {} }, moment)).toEqual(startTiny(program));
});
