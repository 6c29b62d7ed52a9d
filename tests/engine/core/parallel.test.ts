import { describe, expect, it } from 'vitest';
import { advanceRun } from '../../../engine/core/transition.ts';
import { moment, startTiny, tinyProgram, tokens } from '../../support/flow.ts';

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
    const error = { code: 'DOWN', message: 'no' };
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
    const { history } = startTiny(program, { next: 'left' });
    const lines = history.filter(({ stepId }) => stepId === 'p').map(({ token, kind }) => `${token} ${kind}`);
    expect(lines).toEqual(['p.1 started', 'p.1 settled', 'p.2 started', 'p.2 settled']);
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
