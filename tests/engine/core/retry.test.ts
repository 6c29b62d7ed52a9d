import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent, RunState, Transition } from '../../../engine/core/run.ts';
import { pauseBefore } from '../../../engine/core/retrying.ts';
import { advanceRun } from '../../../engine/core/transition.ts';
import { moment, path, startTiny, tinyProgram } from '../../support/flow.ts';

const retry = { times: 2, backoffSec: 10 };
const program = tinyProgram({
  a: ['work', { done: 'z', error: 'b' }, {}, { retry }],
  b: ['say', { done: 'z' }],
  z: ['end', {}],
});
const go = (from: RunState, event: RunEvent): Transition => {
  const next = advanceRun(program, from, event, moment);
  if ('refused' in next) throw new Error(`refused: ${next.refused}`);
  return next;
};
const fails = (retryable: boolean): RunEvent => ({
  type: 'completed',
  token: 'a.1',
  result: { outcome: 'error', error: { code: 'DOWN', message: 'no', retryable } },
});

describe('a step that is tried again', () => {
  it('keeps its visit and its effect, which waits twice as long each time', () => {
    const first = go(startTiny(program).state, fails(true));
    const second = go(first.state, fails(true));
    const due = [...first.effects, ...second.effects].map((effect) =>
      effect.type === 'postpone' ? (effect.dueAt - moment.now) / 1000 : effect.type,
    );
    expect(due).toEqual([expect.closeTo(8.75, -0.4), expect.closeTo(17.5, -0.7)]);
    expect(second.state.positions).toMatchObject([{ token: 'a.1', waitingFor: 'effect', attempts: 2 }]);
  });

  it('says in the history what went wrong each time, and ends in its error after the last', () => {
    const first = go(startTiny(program).state, fails(true));
    expect(first.history).toMatchObject([
      { kind: 'retrying', error: { code: 'DOWN' }, why: [{ text: 'retry.at', left: 1, right: 2 }] },
    ]);
    const last = go(go(first.state, fails(true)).state, fails(true));
    expect(path(last)).toEqual(['a:error', 'b:done', 'z:done']);
  });

  it('is not, when trying again cannot help', () => {
    expect(path(go(startTiny(program).state, fails(false)))).toEqual(['a:error', 'b:done', 'z:done']);
  });

  it('begins with all its tries when it is reached anew', () => {
    const failing = tinyProgram({
      a: ['work', { done: 'z' }, {}, { retry: { times: 0, backoffSec: 1 } }],
      z: ['end', {}],
    });
    const failed = advanceRun(failing, startTiny(failing).state, fails(true), moment);
    expect(failed).toMatchObject({ state: { status: 'failed', error: { code: 'DOWN' } } });
  });
});

it('law: the pause is at most the doubled one, at least three quarters of it, and always the same', () => {
  const policy = fc.record({ times: fc.constant(5), backoffSec: fc.integer({ min: 1, max: 3600 }) });
  fc.assert(
    fc.property(policy, fc.integer({ min: 1, max: 5 }), fc.string(), (given, tries, key) => {
      const whole = given.backoffSec * 1000 * 2 ** (tries - 1);
      const pause = pauseBefore(tries, given, key);
      expect(pause).toBeLessThanOrEqual(whole);
      expect(pause).toBeGreaterThanOrEqual(whole * 0.75 - 1);
      expect(pauseBefore(tries, given, key)).toBe(pause);
    }),
  );
});

it('runs that failed together do not come back together', () => {
  const pauses = new Set(Array.from({ length: 100 }, (_, at) => pauseBefore(1, retry, `run_${at}:a.1`)));
  expect(pauses.size).toBeGreaterThan(80);
});
