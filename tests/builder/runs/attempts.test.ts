import { describe, expect, it } from 'vitest';
import { attemptsOf } from '../../../builder/runs/attempts.ts';
import { overlayOf } from '../../../builder/runs/overlay.ts';
import { entry, minutes } from './trace.ts';

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

describe('the overlay of a run', () => {
  it('marks how the last visit ended, counts the visits, and knows the wires that were taken', () => {
    const overlay = overlayOf(
      attemptsOf([
        entry('open', 'settled', 0, { outcome: 'done', to: 'ask' }),
        entry('ask', 'settled', 1, { outcome: 'again', to: 'ask' }),
        entry('ask', 'rested', 2, { visit: 2 }),
      ]),
    );
    expect(overlay.visited.get('open')).toEqual({ status: 'done', count: 1 });
    expect(overlay.visited.get('ask')).toEqual({ status: 'waiting', count: 2 });
    expect([...overlay.takenEdges]).toEqual(['open:done', 'ask:again']);
  });

  it('shows a failed step whose error outcome was followed as failed and its wire as taken', () => {
    const failure = { code: 'TIMEOUT', message: 'No answer in 10 s' };
    const overlay = overlayOf(
      attemptsOf([entry('call', 'failed', 0, { outcome: 'error', to: 'tellAdmin', error: failure })]),
    );
    expect(overlay.visited.get('call')?.status).toBe('failed');
    expect(overlay.takenEdges.has('call:error')).toBe(true);
  });

  it('takes no wire out of a step that ended without one', () => {
    expect(overlayOf(attemptsOf([entry('end', 'ended', 0, { outcome: 'late' })])).takenEdges.size).toBe(0);
  });
});
