import { describe, expect, it } from 'vitest';
import { advanceRun } from '../../../engine/core/transition.ts';
import type { Program } from '../../../engine/core/program.ts';
import type { RunEvent, RunState, Transition } from '../../../engine/core/run.ts';
import { moment, path, startTiny, tinyProgram, tokens } from '../../support/flow.ts';

function taken(program: Program, state: RunState, event: RunEvent): Transition {
  const moved = advanceRun(program, state, event, moment);
  if ('refused' in moved) throw new Error(moved.refused);
  return moved;
}
const down = { outcome: 'error', error: { code: 'DOWN', message: 'no' } };
const completed = (token: string, result: { outcome: string } = { outcome: 'done' }) =>
  ({ type: 'completed', token, result }) as const;
const heard = (token: string) =>
  ({
    type: 'signalled',
    token,
    signal: { type: 'event', name: 'go', payload: { key: 'k', by: 'x' } },
  }) as const;

/** One branch fails while the other is at a call, or waits. */
const beside = (type: 'work' | 'ask', join: 'all' | 'any' = 'all') =>
  tinyProgram({
    p: ['both', { a: 'x', b: 'y', done: 'z' }, { join }],
    x: ['work', { done: 'z' }],
    y: [type, { done: 'z', timeout: 'z' }],
    z: ['end', {}],
  });
const failed = (program: Program) => taken(program, startTiny(program).state, completed('x.1', down));

describe('a run that fails while another branch is at something', () => {
  it('repeats the call of that branch under the same key when it is retried', () => {
    const program = beside('work');
    const retried = taken(program, failed(program).state, { type: 'retried' });
    expect(tokens(retried.state).toSorted()).toEqual(['x.2', 'y.1']);
    expect(retried.effects).toContainEqual(expect.objectContaining({ type: 'act', token: 'y.1' }));
    const ended = taken(program, taken(program, retried.state, completed('y.1')).state, completed('x.2'));
    expect(ended.state.status).toBe('finished');
  });

  it('leaves finished branches finished', () => {
    const program = beside('work');
    const half = taken(program, startTiny(program).state, completed('y.1')).state;
    const retried = taken(program, taken(program, half, completed('x.1', down)).state, { type: 'retried' });
    expect(tokens(retried.state)).toEqual(['x.2']);
  });

  it('waits on in the same visit, until the same moment', () => {
    const program = beside('ask');
    const retried = taken(program, failed(program).state, { type: 'retried' });
    const before = startTiny(program).state.positions.find(({ token }) => token === 'y.1');
    expect(retried.state.positions.find(({ token }) => token === 'y.1')).toEqual(before);
  });

  it('keeps what that branch waited for, should it come before the repair', () => {
    const program = beside('ask');
    const { state, effects } = failed(program);
    const events = [{ name: 'go', match: { key: 'k' } }];
    expect(effects.at(-1)).toMatchObject({ type: 'rest', token: 'y.1', rest: { events } });
    const later = taken(program, state, heard('y.1'));
    expect(later).toMatchObject({ state: { status: 'failed' }, history: [], effects: [] });
    const retried = taken(program, later.state, { type: 'retried' });
    expect(tokens(retried.state)).toEqual(['x.2']);
    expect(retried.state.inbox).toEqual([]);
  });

  it('hears nothing that is for no visit of its own, and no clock', () => {
    const program = beside('ask');
    const { state } = failed(program);
    expect(advanceRun(program, state, heard('y.7'), moment)).toEqual({ refused: 'finished' });
    const timeout = { type: 'signalled', token: 'y.1', signal: { type: 'timeout' } } as const;
    expect(advanceRun(program, state, timeout, moment)).toEqual({ refused: 'finished' });
  });

  it('gives it all up when it is moved elsewhere', () => {
    const program = beside('ask');
    const moved = taken(program, failed(program).state, { type: 'moved', to: 'z' });
    expect(moved.effects).toEqual([{ type: 'close', token: 'y.1', stepId: 'y' }]);
    expect(moved.state).toMatchObject({ status: 'finished', interrupted: undefined });
  });

  it('ends the other branch for good when the skipped step was the first to arrive', () => {
    const program = beside('work', 'any');
    const skipped = taken(program, failed(program).state, { type: 'skipped', stepId: 'x', outcome: 'done' });
    expect(skipped.state).toMatchObject({ status: 'finished', positions: [] });
    expect(skipped.effects.at(-1)).toMatchObject({ type: 'close', token: 'y.1' });
  });

  it('skips its step before another branch hears what came meanwhile', () => {
    const program = beside('ask', 'any');
    const { state } = taken(program, failed(program).state, heard('y.1'));
    const skipped = taken(program, state, { type: 'skipped', stepId: 'x', outcome: 'done' });
    expect(path(skipped)).toEqual(['x repaired', 'x:done', 'y cancelled', 'p:done', 'z:done']);
  });

  it('comes to the same after its state was written and read', () => {
    const program = beside('work');
    const { state } = failed(program);
    const read = JSON.parse(JSON.stringify(state)) as RunState;
    expect(taken(program, read, { type: 'retried' })).toEqual(taken(program, state, { type: 'retried' }));
  });
});
