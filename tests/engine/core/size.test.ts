import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent, RunState } from '../../../engine/core/run.ts';
import { mostCharacters, sizeOf } from '../../../engine/core/size.ts';
import { advanceRun } from '../../../engine/core/transition.ts';
import { readInput } from '../../../engine/core/variables.ts';
import { moment, path, startTiny, tinyFlow, tinyProgram } from '../../support/flow.ts';

const letters = (count: number): string => 'x'.repeat(count);
const program = tinyProgram({
  a: ['work', { done: 'b', error: 'sorry' }],
  b: ['work', { done: 'a' }],
  sorry: ['say', { done: 'z' }],
  z: ['end', {}],
});
const gives = (from: RunState, token: string, output: unknown) => {
  const event: RunEvent = { type: 'completed', token, result: { outcome: 'done', output } };
  const next = advanceRun(program, from, event, moment);
  if ('refused' in next) throw new Error(next.refused);
  return next;
};

describe('what a run holds', () => {
  it('is limited: the step that gives too much ends in its error, named with what was too large', () => {
    const next = gives(startTiny(program).state, 'a.1', letters(mostCharacters));
    expect(path(next)).toEqual(['a:error', 'sorry:done', 'z:done']);
    expect(next.state.data.error).toMatchObject({ code: 'STATE_TOO_LARGE', stepId: 'a' });
    expect(next.state.data.error?.message).toContain('The output of step "a"');
    expect(JSON.stringify(next.state).length).toBeLessThan(10_000);
  });

  it('is the sum of all steps', () => {
    const first = gives(startTiny(program).state, 'a.1', letters(600_000));
    const second = gives(first.state, 'b.1', letters(600_000));
    expect(second.state).toMatchObject({ status: 'failed', error: { code: 'STATE_TOO_LARGE', stepId: 'b' } });
  });

  it('forgets what was replaced, however often that was', () => {
    let { state } = startTiny(program);
    for (let round = 1; round <= 10; round += 1) {
      state = gives(state, `a.${round}`, letters(300_000)).state;
      state = gives(state, `b.${round}`, null).state;
    }
    expect(state.status).toBe('active');
  });

  it('counts variables and the lists of loops', () => {
    const variables = [{ name: 'text', type: 'text' as const }];
    const long = letters(400_000);
    const growing = tinyProgram(
      {
        a: ['say', { done: 'a', error: 'z' }, { set: { text: '{{vars.text}}{{vars.text}}' } }],
        z: ['end', {}],
      },
      { variables },
    );
    expect(startTiny(growing, { text: long }).state.data.error).toMatchObject({ code: 'STATE_TOO_LARGE' });
    const looping = tinyProgram(
      { l: ['each', { each: 'l', done: 'z', error: 'z' }, { list: '{{vars.list}}' }], z: ['end', {}] },
      { variables: [{ name: 'list', type: 'list' }] },
    );
    const list = [letters(600_000)];
    expect(startTiny(looping, { list }).state.data.error?.message).toContain('The list of step "l"');
  });

  it('takes no signal early that it could not keep', () => {
    const waiting = startTiny(program).state;
    const early = (size: number): RunEvent => ({
      type: 'signalled',
      signal: { type: 'event', name: 'later', payload: { text: letters(size) } },
    });
    const first = advanceRun(program, waiting, early(600_000), moment);
    if ('refused' in first) throw new Error(first.refused);
    expect(advanceRun(program, first.state, early(600_000), moment)).toMatchObject({
      refused: 'invalid',
      issues: [{ code: 'STATE_TOO_LARGE' }],
    });
  });

  it('counts the settings of steps that wait side by side', () => {
    const long = tinyProgram(
      {
        p: ['both', { a: 'x', b: 'y', done: 'z' }],
        x: ['ask', { done: 'z', timeout: 'z' }, { key: '{{vars.text}}' }],
        y: ['ask', { done: 'z', timeout: 'z' }, { key: '{{vars.text}}' }],
        z: ['end', {}],
      },
      { variables: [{ name: 'text', type: 'text' }] },
    );
    expect(startTiny(long, { text: letters(600_000) }).state).toMatchObject({
      status: 'failed',
      error: { code: 'STATE_TOO_LARGE' },
      positions: [],
    });
  });

  it('takes no input that alone is too much', () => {
    const flow = tinyFlow({ z: ['end', {}] }, { variables: [{ name: 'text', type: 'text', input: true }] });
    const read = readInput(flow, { text: letters(mostCharacters) });
    expect(read).toMatchObject({ issues: [{ code: 'TOO_LARGE', path: 'input' }] });
  });
});

it('law: the size is about that of the JSON, and counting stops at the limit', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(1000), (value, most) => {
      const exact = JSON.stringify(value).length;
      expect(sizeOf(value)).toBeGreaterThan(exact / 6);
      expect(sizeOf(value)).toBeLessThan(exact * 6 + 10);
      expect(sizeOf(value, most) > most).toBe(sizeOf(value) > most);
    }),
  );
});
