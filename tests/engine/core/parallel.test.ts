import { describe, expect, it } from 'vitest';
import { advanceRun } from '../../../engine/core/transition.ts';
import type { Program } from '../../../engine/core/program.ts';
import type { RunEvent, RunState, Transition } from '../../../engine/core/run.ts';
import { moment, startTiny, tinyProgram, tokens } from '../../support/flow.ts';

function go(program: Program, from: RunState, event: RunEvent): Transition {
  const next = advanceRun(program, from, event, moment);
  if ('refused' in next) throw new Error(next.refused);
  return next;
}
const happened = (key: string): RunEvent => ({
  type: 'signalled',
  token: `${key}.1`,
  signal: { type: 'event', name: 'go', payload: { key } },
});
const error = { code: 'DOWN', message: 'no' };
/** What the history says of a step's visits. */
const lines = ({ history }: Pick<Transition, 'history'>, ...steps: string[]): string[] =>
  history.filter(({ stepId }) => steps.includes(stepId)).map(({ token, kind }) => `${token} ${kind}`);

describe('a parallel step', () => {
  it('begins no further branch once the first has arrived at once', () => {
    const program = tinyProgram({
      p: ['both', { a: 'x', b: 'y', done: 'w' }, { join: 'any' }],
      x: ['say', { done: 'w' }],
      y: ['ask', { done: 'w' }],
      w: ['ask', { done: 'z' }],
      z: ['end', {}],
    });
    expect(tokens(startTiny(program).state)).toEqual(['w.1']);
  });

  it('begins all its branches anew when it leads back to itself', () => {
    const program = tinyProgram({
      p: ['both', { a: 'x', b: 'y', done: 'z', error: 'p' }],
      x: ['work', { done: 'z' }],
      y: ['ask', { done: 'z' }],
      z: ['end', {}],
    });
    const again = advanceRun(
      program,
      startTiny(program).state,
      {
        type: 'completed',
        token: 'x.1',
        result: { outcome: 'error', error },
      },
      moment,
    );
    if ('refused' in again) throw new Error(again.refused);
    expect(tokens(again.state).sort()).toEqual(['x.2', 'y.2']);
    expect(again.effects).toContainEqual({ type: 'close', token: 'y.1', stepId: 'y' });
  });

  it('is a visit of its own each time a move comes round to it', () => {
    const program = tinyProgram(
      {
        p: ['both', { a: 'x', b: 'y', done: 'w' }],
        x: ['say', { done: 'w' }],
        y: ['say', { done: 'w' }],
        w: ['say', { left: 'p', done: 'z' }, { outcome: '{{vars.next}}', set: { next: 'done' } }],
        z: ['end', {}],
      },
      { variables: [{ name: 'next', type: 'text' }] },
    );
    const started = startTiny(program, { next: 'left' });
    expect(lines(started, 'p')).toEqual(['p.1 started', 'p.1 settled', 'p.2 started', 'p.2 settled']);
  });

  it('is a visit of its own when a failure ended it, and the one around it, in the same move', () => {
    const program = tinyProgram(
      {
        p: ['both', { a: 'q', b: 'y', done: 'z', error: 'w' }],
        q: ['both', { a: 'v', b: 'x', done: 'z' }],
        v: ['ask', { done: 'z' }],
        x: ['say', { done: 'z' }, { fail: 'NO' }],
        y: ['ask', { done: 'z' }],
        w: ['say', { left: 'p', done: 'z' }, { outcome: '{{vars.next}}', set: { next: 'done' } }],
        z: ['end', {}],
      },
      { variables: [{ name: 'next', type: 'text' }] },
    );
    const started = startTiny(program, { next: 'left' });
    expect(lines(started, 'p')).toEqual(['p.1 started', 'p.1 settled', 'p.2 started', 'p.2 settled']);
    expect(lines(started, 'q')).toEqual(['q.1 started', 'q.1 cancelled', 'q.2 started', 'q.2 cancelled']);
  });

  it('goes on in the same visit when a branch comes back to its first step', () => {
    const program = tinyProgram({
      p: ['both', { a: 'x', b: 'y', done: 'z' }],
      x: ['ask', { done: 'back' }, { key: 'x' }],
      back: ['say', { done: 'x' }],
      y: ['ask', { done: 'z' }, { key: 'y' }],
      z: ['end', {}],
    });
    const one = go(program, startTiny(program).state, happened('y'));
    const round = go(program, one.state, happened('x'));
    expect(lines(round, 'p')).toEqual([]);
    expect(round.state.data.steps.p).toMatchObject({ b: { outcome: 'done' } });
  });

  it('goes on in the same visit when the first step of a branch is tried once more', () => {
    const program = tinyProgram({
      p: ['both', { a: 'x', b: 'y', done: 'z' }],
      x: ['work', { done: 'z' }],
      y: ['ask', { done: 'z' }, { key: 'y' }],
      z: ['end', {}],
    });
    const one = go(program, startTiny(program).state, happened('y'));
    const failed = go(program, one.state, {
      type: 'completed',
      token: 'x.1',
      result: { outcome: 'error', error },
    });
    const retried = go(program, failed.state, { type: 'retried' });
    expect(lines(retried, 'p')).toEqual([]);
    expect(retried.state.data.steps.p).toMatchObject({ b: { outcome: 'done' } });
  });

  it('has begun wherever the run stands when it fails', () => {
    const program = tinyProgram({
      p: ['both', { a: 'x', b: 'q', done: 'z' }],
      x: ['say', { done: 'z' }, { fail: 'NO' }],
      q: ['both', { a: 'v', b: 'y', done: 'z' }],
      v: ['ask', { done: 'z' }, { key: 'v' }],
      y: ['ask', { done: 'z' }, { key: 'y' }],
      z: ['end', {}],
    });
    const failed = startTiny(program);
    expect(lines(failed, 'p', 'q')).toEqual(['p.1 started', 'q.1 started']);
    const skipped = go(program, failed.state, { type: 'skipped', stepId: 'x', outcome: 'done' });
    expect(lines(skipped, 'p', 'q')).toEqual([]);
    const ended = go(program, go(program, skipped.state, happened('v')).state, happened('y'));
    expect(lines(ended, 'p', 'q')).toEqual(['q.1 settled', 'p.1 settled']);
  });

  it('is cancelled with what its branches were at, by those around it and by people', () => {
    const program = tinyProgram({
      p: ['both', { a: 'q', b: 'y', done: 'w' }, { join: 'any' }],
      q: ['both', { a: 'v', b: 'x', done: 'w' }],
      v: ['ask', { done: 'w' }, { key: 'v' }],
      x: ['ask', { done: 'w' }, { key: 'x' }],
      y: ['ask', { done: 'w' }, { key: 'y' }],
      w: ['ask', { done: 'z' }],
      z: ['end', {}],
    });
    const { state } = startTiny(program);
    expect(lines(go(program, state, happened('y')), 'p', 'q')).toEqual(['q.1 cancelled', 'p.1 settled']);
    const ended = ['q.1 cancelled', 'p.1 cancelled'];
    expect(lines(go(program, state, { type: 'cancelled', reason: 'no' }), 'p', 'q')).toEqual(ended);
    expect(lines(go(program, state, { type: 'moved', to: 'w' }), 'p', 'q')).toEqual(ended);
  });

  it('is cancelled where the failure of its only path ends the one around it', () => {
    const program = tinyProgram({
      p: ['both', { a: 'q', b: 'z', done: 'z', error: 'z' }, { join: 'any' }],
      q: ['both', { a: 'x', b: 'z', done: 'z' }],
      x: ['work', { done: 'z' }],
      z: ['end', {}],
    });
    const { state } = startTiny(program);
    const failed = go(program, state, {
      type: 'completed',
      token: 'x.1',
      result: { outcome: 'error', error },
    });
    expect(lines(failed, 'p', 'q')).toEqual(['p.1 settled', 'q.1 cancelled']);
  });

  it('does not catch a circle in a branch that used up the budget: the run fails where people see it', () => {
    const program = tinyProgram({
      p: ['both', { a: 'x', b: 'y', done: 'z', error: 'caught' }],
      x: ['say', { done: 'x' }],
      y: ['ask', { done: 'z' }],
      caught: ['ask', { done: 'z' }],
      z: ['end', {}],
    });
    const { state } = startTiny(program);
    expect(state).toMatchObject({ status: 'failed', error: { code: 'STEP_LIMIT', stepId: 'x' } });
    expect(tokens(state)).toEqual([]);
  });
});
