import { describe, expect, it } from 'vitest';
import type { RunEvent, RunState } from '../../../engine/core/run.ts';
import type { Program } from '../../../engine/core/program.ts';
import { advanceRun } from '../../../engine/core/transition.ts';
import { moment, path, startTiny, tinyProgram } from '../../support/flow.ts';

const go = (program: Program, from: RunState, event: RunEvent) => {
  const next = advanceRun(program, from, event, moment);
  if ('refused' in next) throw new Error(`refused: ${next.refused}`);
  return next;
};
const happened = (key: string): RunEvent => ({
  type: 'signalled',
  token: `${key}.1`,
  signal: { type: 'event', name: 'go', payload: { key } },
});
const two = (join: 'all' | 'any', more: Parameters<typeof tinyProgram>[0] = {}) =>
  tinyProgram({
    p: ['both', { a: 'x', b: 'y', done: 'z' }, { join }],
    x: ['ask', { done: 'z' }, { key: 'x' }],
    y: ['ask', { done: 'say' }, { key: 'y' }],
    say: ['say', { done: 'z' }, { outcome: 'left' }],
    z: ['end', {}],
    ...more,
  });

describe('what the branches of a parallel step came to', () => {
  it('can be read by the branch’s name, as each of them arrives', () => {
    const program = two('all');
    const one = go(program, startTiny(program).state, happened('y'));
    expect(one.state.data.steps.p).toEqual({ b: { outcome: 'left', output: { said: 'left' } } });
    const both = go(program, one.state, happened('x'));
    expect(both.state.data.steps.p).toMatchObject({ a: { outcome: 'done' }, b: { outcome: 'left' } });
    expect(path(both)).toEqual(['x:done', 'p:done', 'z:done']);
  });

  it('is that of the first alone, when any will do', () => {
    const program = two('any');
    const won = go(program, startTiny(program).state, happened('y'));
    expect(won.state.data.steps.p).toEqual({ b: { outcome: 'left', output: { said: 'left' } } });
    expect(path(won)).toEqual(['y:done', 'say:left', 'x cancelled', 'p:done', 'z:done']);
  });

  it('goes up where an inner parallel step ends a branch of an outer one', () => {
    const program = tinyProgram({
      p: ['both', { a: 'q', b: 'y', done: 'z' }],
      q: ['both', { a: 'q1', b: 'q2', done: 'z' }, { join: 'any' }],
      q1: ['ask', { done: 'z' }, { key: 'q1' }],
      q2: ['ask', { done: 'z' }, { key: 'q2' }],
      y: ['ask', { done: 'z' }, { key: 'y' }],
      z: ['end', {}],
    });
    const inner = go(program, startTiny(program).state, happened('q2'));
    expect(inner.state.data.steps.p).toMatchObject({
      a: { outcome: 'done', output: { b: { outcome: 'done' } } },
    });
    const { state } = go(program, inner.state, happened('y'));
    expect(Object.keys(state.data.steps.p as object)).toEqual(['a', 'b']);
    expect(state.status).toBe('finished');
  });

  it('is a failure that leads to the end of the branch, where an inner parallel step caught one', () => {
    const program = (join: 'all' | 'any') =>
      tinyProgram({
        p: ['both', { a: 'q', b: 'y', done: 'z' }, { join }],
        q: ['both', { a: 'q1', b: 'q2', done: 'z', error: 'z' }],
        q1: ['work', { done: 'z' }],
        q2: ['ask', { done: 'z' }, { key: 'q2' }],
        y: ['ask', { done: 'z' }, { key: 'y' }],
        z: ['end', {}],
      });
    const error = { code: 'DOWN', message: 'no answer' };
    const fault: RunEvent = { type: 'completed', token: 'q1.1', result: { outcome: 'error', error } };
    const first = go(program('any'), startTiny(program('any')).state, fault);
    expect(path(first)).toEqual(['q1:error', 'q:error', 'q2 cancelled', 'y cancelled', 'p:done', 'z:done']);
    const { state } = go(program('all'), startTiny(program('all')).state, fault);
    expect(state.data.steps.p).toMatchObject({ a: { outcome: 'error' } });
  });

  it('names the branch and the step when one fails and nobody in it cares', () => {
    const program = tinyProgram({
      p: ['both', { a: 'x', b: 'y', done: 'z', error: 'caught' }],
      x: ['work', { done: 'z' }],
      y: ['ask', { done: 'z' }],
      caught: ['say', { done: 'z' }],
      z: ['end', {}],
    });
    const result = { outcome: 'error', error: { code: 'DOWN', message: 'no answer' } };
    const failed = go(program, startTiny(program).state, { type: 'completed', token: 'x.1', result });
    expect(failed.state.data.error).toMatchObject({
      code: 'BRANCH_ERROR',
      message: 'The branch "a" failed in step "x": DOWN no answer',
      params: { why: { message: 'no answer' } },
      stepId: 'p',
    });
    expect(failed.history.find(({ stepId }) => stepId === 'x')?.error?.code).toBe('DOWN');
  });
});
