import { describe, expect, it } from 'vitest';
import { attemptsOf } from '../../../builder/runs/attempts.ts';
import { overlayOf } from '../../../builder/runs/overlay.ts';
import { entry, minutes } from './trace.ts';
import type { Flow } from '../../../engine/core/flow.ts';

const line: Pick<Flow, 'steps'> = { steps: {} };

describe('the attempts of a run', () => {
  it('makes one attempt of a step that rested and settled later', () => {
    const [wait, ...others] = attemptsOf([
      entry('wait45', 'rested', 0, { input: { minutes: 45 } }),
      entry('wait45', 'settled', 20, { outcome: 'done', to: 'end' }),
    ]);
    expect(others).toEqual([]);
    expect(wait).toMatchObject({
      key: 'wait45.1',
      startedAt: minutes(0),
      endedAt: minutes(20),
      status: 'done',
      outcome: 'done',
      to: 'end',
      input: { minutes: 45 },
    });
  });

  it('keeps a step that still waits open', () => {
    expect(attemptsOf([entry('ask', 'rested', 0)])).toMatchObject([{ status: 'waiting', endedAt: null }]);
  });

  it('tells two visits to the same step apart, in the order they began', () => {
    const attempts = attemptsOf([
      entry('ask', 'rested', 3, { visit: 2 }),
      entry('ask', 'settled', 1, { outcome: 'again', to: 'ask' }),
    ]);
    expect(attempts.map(({ key }) => key)).toEqual(['ask.1', 'ask.2']);
  });

  it('joins the reasons and warnings of all lines of a visit', () => {
    const [attempt] = attemptsOf([
      entry('pick', 'rested', 0, { why: [{ text: 'asked' }], warnings: ['vars.name is empty'] }),
      entry('pick', 'settled', 1, { why: [{ text: 'answered' }] }),
    ]);
    expect(attempt?.why.map(({ text }) => text)).toEqual(['asked', 'answered']);
    expect(attempt?.warnings).toEqual(['vars.name is empty']);
  });
});

describe('steps that write one line only', () => {
  it('counts the time a call to another system took from the step that led to it', () => {
    const [, call] = attemptsOf([
      entry('decide', 'settled', 0, { outcome: 'yes', to: 'call' }),
      entry('call', 'settled', 2, { outcome: 'done', to: 'end' }),
    ]);
    expect(call).toMatchObject({ startedAt: minutes(0), endedAt: minutes(2) });
  });

  it('counts a retried step from its own line, not from the arrival of the first try', () => {
    const [, , retried] = attemptsOf([
      entry('decide', 'settled', 0, { outcome: 'yes', to: 'call' }),
      entry('call', 'failed', 2),
      entry('call', 'settled', 60, { visit: 2 }),
    ]);
    expect(retried?.startedAt).toBe(minutes(60));
  });

  it("leaves the run's own last line out", () => {
    expect(attemptsOf([entry('', 'ended', 1, { visit: 0, outcome: 'done' })])).toEqual([]);
  });

  it('keeps the settings of a screen as its input when the answers arrive', () => {
    const [ask] = attemptsOf([
      entry('ask', 'rested', 0, { input: { title: 'What is needed?' } }),
      entry('ask', 'settled', 1, { input: { need: 'refund' }, output: { need: 'refund' } }),
    ]);
    expect(ask).toMatchObject({ input: { title: 'What is needed?' }, output: { need: 'refund' } });
  });
});

describe('a parallel step', () => {
  const flow: Pick<Flow, 'steps'> = {
    steps: {
      both: { type: 'parallel', config: {}, next: { it: 'askIt', money: 'askMoney', done: 'hold' } },
    },
  };
  const begun = [entry('both', 'started', 0), entry('askIt', 'settled', 0, { outcome: 'done', to: 'hold' })];

  it('waits until its branches join', () => {
    expect(attemptsOf(begun)[0]).toMatchObject({ status: 'waiting', endedAt: null });
    expect(
      attemptsOf([...begun, entry('both', 'settled', 9, { outcome: 'done', to: 'hold' })])[0],
    ).toMatchObject({
      status: 'done',
      endedAt: minutes(9),
      outcome: 'done',
    });
  });

  it('has taken the branches whose first step was visited', () => {
    expect([...overlayOf(attemptsOf(begun), flow).takenEdges]).toEqual(['askIt:done', 'both:it']);
  });
});

describe('the overlay of a run', () => {
  it('marks how the last visit ended, counts the visits, and knows the wires that were taken', () => {
    const overlay = overlayOf(
      attemptsOf([
        entry('open', 'settled', 0, { outcome: 'done', to: 'ask' }),
        entry('ask', 'settled', 1, { outcome: 'again', to: 'ask' }),
        entry('ask', 'rested', 2, { visit: 2 }),
      ]),
      line,
    );
    expect(overlay.visited.get('open')).toEqual({ status: 'done', count: 1 });
    expect(overlay.visited.get('ask')).toEqual({ status: 'waiting', count: 2 });
    expect([...overlay.takenEdges]).toEqual(['open:done', 'ask:again']);
  });

  it('shows a failed step whose error outcome was followed as failed and its wire as taken', () => {
    const failure = { code: 'TIMEOUT', message: 'No answer in 10 s' };
    const overlay = overlayOf(
      attemptsOf([entry('call', 'settled', 0, { outcome: 'error', to: 'tellAdmin', error: failure })]),
      line,
    );
    expect(overlay.visited.get('call')?.status).toBe('failed');
    expect(overlay.takenEdges.has('call:error')).toBe(true);
  });

  it('takes no wire out of a step that ended without one', () => {
    expect(
      overlayOf(attemptsOf([entry('end', 'settled', 0, { outcome: 'late' })]), line).takenEdges.size,
    ).toBe(0);
  });
});
