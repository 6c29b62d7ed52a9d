import { describe, expect, it } from 'vitest';
import type { RunEvent, RunState, Transition } from '../../../engine/core/run.ts';
import type { Program } from '../../../engine/core/program.ts';
import { advanceRun } from '../../../engine/core/transition.ts';
import { moment, path, startTiny, tinyProgram, tokens } from '../../support/flow.ts';

const go = (program: Program, from: RunState, event: RunEvent): Transition => {
  const next = advanceRun(program, from, event, moment);
  if ('refused' in next) throw new Error(`refused: ${next.refused}`);
  return next;
};
const happened = (token: string, key = 'k'): RunEvent => ({
  type: 'signalled',
  token,
  signal: { type: 'event', name: 'go', payload: { key } },
});
const items = (transition: Transition, loop = 'l'): unknown[] =>
  transition.history.flatMap(({ stepId, outcome, output }) =>
    stepId === loop && outcome === 'each' ? [(output as { item: unknown }).item] : [],
  );

describe('a loop', () => {
  const body = (list: unknown, vars = {}) => {
    const program = tinyProgram({
      l: ['each', { each: 'a', done: 'z' }, { list }],
      a: ['say', { done: 'l' }],
      z: ['end', {}],
    });
    return startTiny(program, vars);
  };

  it('does its body for each item in order, and goes on after the last', () => {
    const run = body(['x', 'y', 'w']);
    expect(path(run)).toEqual([
      'l:each',
      'a:done',
      'l:each',
      'a:done',
      'l:each',
      'a:done',
      'l:done',
      'z:done',
    ]);
    expect(items(run)).toEqual(['x', 'y', 'w']);
    expect(run.state).toMatchObject({ status: 'finished', data: { steps: { l: { item: null, count: 3 } } } });
    expect(run.state.loops).toBeUndefined();
  });

  it('goes straight on when the list is empty', () => {
    expect(path(body([]))).toEqual(['l:done', 'z:done']);
  });

  it('fails where the setting gives no list', () => {
    expect(body('{{vars.none}}', { none: 5 }).state.error).toMatchObject({ code: 'NOT_A_LIST', stepId: 'l' });
  });

  it('lets its body read the item and its number', () => {
    const program = tinyProgram(
      {
        l: ['each', { each: 'a', done: 'z' }, { list: [10, 20] }],
        a: ['say', { done: 'l' }, { set: { seen: '{{vars.seen}}{{steps.l.index}}={{steps.l.item}} ' } }],
        z: ['end', {}],
      },
      { variables: [{ name: 'seen', type: 'text', output: true }] },
    );
    expect(startTiny(program, { seen: '' }).state.data.outputs).toEqual({ seen: '0=10 1=20 ' });
  });

  it('keeps the list it began with, whatever becomes of its source', () => {
    const program = tinyProgram(
      {
        l: ['each', { each: 'a', done: 'z' }, { list: '{{vars.list}}' }],
        a: ['say', { done: 'l' }, { set: { list: [] } }],
        z: ['end', {}],
      },
      { variables: [{ name: 'list', type: 'list' }] },
    );
    expect(items(startTiny(program, { list: [1, 2, 3] }))).toEqual([1, 2, 3]);
  });

  it('nests: the inner loop begins anew for each item of the outer', () => {
    const program = tinyProgram({
      l: ['each', { each: 'm', done: 'z' }, { list: [1, 2] }],
      m: ['each', { each: 'a', done: 'l' }, { list: ['a', 'b'] }],
      a: ['say', { done: 'm' }],
      z: ['end', {}],
    });
    const run = startTiny(program);
    expect(items(run)).toEqual([1, 2]);
    expect(items(run, 'm')).toEqual(['a', 'b', 'a', 'b']);
    expect(run.state.status).toBe('finished');
  });

  it('rests in its body and goes on with the next item', () => {
    const program = tinyProgram({
      l: ['each', { each: 'a', done: 'z' }, { list: [1, 2] }],
      a: ['ask', { done: 'l' }],
      z: ['end', {}],
    });
    const first = startTiny(program);
    const second = go(program, first.state, happened('a.1'));
    expect(tokens(second.state)).toEqual(['a.2']);
    expect(items(second)).toEqual([2]);
    expect(go(program, second.state, happened('a.2')).state.status).toBe('finished');
  });

  it('may be left before its end, and begins anew when it is reached again', () => {
    const program = tinyProgram({
      start: ['ask', { done: 'l', timeout: 'z' }, { key: 's' }],
      l: ['each', { each: 'a', done: 'z' }, { list: [1, 2] }],
      a: ['ask', { done: 'l', timeout: 'over' }],
      over: ['ask', { done: 'z' }],
      z: ['end', {}],
    });
    const started = go(program, startTiny(program).state, happened('start.1', 's'));
    expect(started.state.loops).toBeDefined();
    const left = go(program, started.state, { type: 'signalled', token: 'a.1', signal: { type: 'timeout' } });
    expect(tokens(left.state)).toEqual(['over.1']);
    expect(left.state.loops).toBeUndefined();
  });

  it('runs beside another one in parallel branches, each with its own items', () => {
    const program = tinyProgram({
      p: ['both', { a: 'l', b: 'm', done: 'z' }],
      l: ['each', { each: 'x', done: 'z' }, { list: [1, 2] }],
      x: ['ask', { done: 'l' }, { key: 'x' }],
      m: ['each', { each: 'y', done: 'z' }, { list: ['a'] }],
      y: ['ask', { done: 'm' }, { key: 'y' }],
      z: ['end', {}],
    });
    let state = startTiny(program).state;
    expect(tokens(state)).toEqual(['x.1', 'y.1']);
    expect(state.data.steps).toMatchObject({ l: { item: 1 }, m: { item: 'a' } });
    state = go(program, state, happened('x.1', 'x')).state;
    state = go(program, state, happened('y.1', 'y')).state;
    expect(Object.keys(state.loops ?? {})).toEqual(['l']);
    expect(go(program, state, happened('x.2', 'x')).state.status).toBe('finished');
  });

  it('holds a parallel step whose branch ends by itself', () => {
    const program = tinyProgram({
      l: ['each', { each: 'p', done: 'z' }, { list: [1, 2] }],
      p: ['both', { a: 'x', b: 'y', done: 'l' }],
      x: ['ask', { done: 'xEnd' }, { key: 'x' }],
      xEnd: ['end', {}],
      y: ['ask', { done: 'l' }, { key: 'y' }],
      z: ['end', {}],
    });
    let state = startTiny(program).state;
    state = go(program, state, happened('y.1', 'y')).state;
    const next = go(program, state, happened('x.1', 'x'));
    expect(items(next)).toEqual([2]);
    expect(tokens(next.state)).toEqual(['x.2', 'y.2']);
  });

  it('goes on at the item it failed at when it is retried', () => {
    const program = tinyProgram({
      l: ['each', { each: 'a', done: 'z' }, { list: [1, 2] }],
      a: ['work', { done: 'l' }],
      z: ['end', {}],
    });
    const done = { outcome: 'done' };
    const down = { outcome: 'error', error: { code: 'DOWN', message: 'no' } };
    let { state } = go(program, startTiny(program).state, { type: 'completed', token: 'a.1', result: done });
    state = go(program, state, { type: 'completed', token: 'a.2', result: down }).state;
    expect(state.status).toBe('failed');
    state = go(program, state, { type: 'retried' }).state;
    expect(state.data.steps.l).toMatchObject({ item: 2 });
    expect(go(program, state, { type: 'completed', token: 'a.3', result: done }).state.status).toBe(
      'finished',
    );
  });
});

describe('a long list', () => {
  const program = tinyProgram(
    {
      l: ['each', { each: 'a', done: 'z' }, { list: Array.from({ length: 100 }, (_, at) => at) }],
      a: ['say', { done: 'l' }],
      z: ['end', {}],
    },
    { settings: { timezone: 'UTC', maxStepExecutions: 40 } },
  );

  it('is no endless circle: the loop takes a breath where the budget is half used', () => {
    let moved = startTiny(program);
    const seen = items(moved);
    let breaths = 0;
    while (moved.state.status === 'active') {
      const [{ token, waitingFor, rest } = { token: '', waitingFor: '' }] = moved.state.positions;
      expect([waitingFor, rest?.expiresAt]).toEqual(['timer', moment.now]);
      moved = go(program, moved.state, { type: 'signalled', token, signal: { type: 'timeout' } });
      seen.push(...items(moved));
      breaths += 1;
    }
    expect(moved.state.status).toBe('finished');
    expect(seen).toEqual(Array.from({ length: 100 }, (_, at) => at));
    expect(breaths).toBe(10);
  });

  it('still fails where a single item circles without resting', () => {
    const circling = tinyProgram(
      {
        l: ['each', { each: 'a', done: 'z' }, { list: [1] }],
        a: ['say', { done: 'b', left: 'l' }],
        b: ['say', { done: 'a' }],
        z: ['end', {}],
      },
      { settings: { timezone: 'UTC', maxStepExecutions: 40 } },
    );
    expect(startTiny(circling).state.error).toMatchObject({ code: 'STEP_LIMIT' });
  });

  it('is no way out of the budget for a circle that leads through it', () => {
    const circling = tinyProgram(
      {
        l: ['each', { each: 'a', done: 'b' }, { list: Array.from({ length: 30 }, (_, at) => at) }],
        a: ['say', { done: 'l' }],
        b: ['say', { done: 'l', left: 'z' }],
        z: ['end', {}],
      },
      { settings: { timezone: 'UTC', maxStepExecutions: 40 } },
    );
    let moved = startTiny(circling);
    for (let breath = 0; breath < 1000 && moved.state.status === 'active'; breath += 1) {
      const token = moved.state.positions[0]?.token;
      moved = go(circling, moved.state, { type: 'signalled', token, signal: { type: 'timeout' } });
    }
    expect(moved.state.error).toMatchObject({ code: 'STEP_LIMIT' });
  });

  it('leaves to those after it what was left before it', () => {
    const list = Array.from({ length: 30 }, (_, at) => at);
    const loops = Array.from({ length: 10 }, (_, at) => [
      [`l${at}`, ['each', { each: `a${at}`, done: at < 9 ? `l${at + 1}` : 'z' }, { list }]],
      [`a${at}`, ['say', { done: `l${at}` }]],
    ]).flat();
    const many = tinyProgram(Object.fromEntries([...loops, ['z', ['end', {}]]]), {
      settings: { timezone: 'UTC', maxStepExecutions: 40 },
    });
    let moved = startTiny(many);
    let breaths = 0;
    for (; moved.state.status === 'active'; breaths += 1) {
      const token = moved.state.positions[0]?.token;
      moved = go(many, moved.state, { type: 'signalled', token, signal: { type: 'timeout' } });
    }
    expect(moved.state.status).toBe('finished');
    expect(breaths).toBeLessThan(50);
  });
});
