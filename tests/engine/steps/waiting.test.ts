import { describe, expect, it } from 'vitest';
import { wait } from '../../../engine/steps/wait/definition.ts';
import { outcomeOfEvent } from '../../../engine/steps/wait/events.ts';
import { maxDepth } from '../../../engine/steps/subflow/definition.ts';
import { execute, receive, rest, scope, settled, viewOf } from '../../support/step.ts';
import { monday } from '../../support/store.ts';

const minute = 60_000;
/** A desk that counts clock time, so that what the step asks is seen in what it answers. */
const desk = {
  afterBusinessMinutes: (_hours: string | undefined, from: number, minutes: number) =>
    from + minutes * minute,
};
const waitFor = (config: Record<string, unknown>) => execute('wait', config, { desk });
const replied = { for: 'event', event: 'case.agentReplied', match: { caseId: '{{case.id}}' } };

describe('wait', () => {
  it('rests for a length of time and is done when it is over', () => {
    const { result, asked } = waitFor({ for: 'duration', duration: { hours: 1, minutes: 30 } });
    expect(rest(result)).toMatchObject({ waitingFor: 'timer', expiresAt: monday + 90 * minute });
    expect(asked).toEqual([{ method: 'afterBusinessMinutes', args: [undefined, monday, 90] }]);
    const config = { for: 'duration', duration: { minutes: 1 } };
    expect(receive('wait', config, { type: 'timeout' }, rest(result).output)).toMatchObject({
      outcome: 'done',
    });
  });

  it('counts business time where hours are named', () => {
    const { asked } = waitFor({ for: 'duration', duration: { hours: 1 }, businessHoursId: 'default' });
    expect(asked[0]?.args).toEqual(['default', monday, 60]);
  });

  it.each([
    ['2026-06-01T02:00:00.000Z', 60],
    ['2026-06-01T11:00:00+09:00', 60],
    ['2026-06-01T02:00', 60],
  ])('rests until %s', (until, minutes) => {
    expect(rest(waitFor({ for: 'until', until }).result).expiresAt).toBe(monday + minutes * minute);
  });

  it('goes straight on when the moment has passed', () => {
    const { result } = waitFor({ for: 'until', until: '2026-05-31' });
    expect(settled(result)).toMatchObject({ outcome: 'done', why: [{ op: 'lte', result: true }] });
  });

  it.each(['soon', '', '2026-13-45', '{{vars.nothing}}'])('refuses to wait until “%s”', (until) => {
    if (until === '') return expect(wait.config.safeParse({ for: 'until', until }).success).toBe(false);
    return expect(settled(waitFor({ for: 'until', until }).result)).toMatchObject({
      outcome: 'error',
      error: { code: 'VALIDATION' },
    });
  });

  it('rests on an event and goes on by it, or by the timeout', () => {
    const config = { ...replied, timeout: { minutes: 45 } };
    const resting = rest(waitFor(config).result);
    expect(resting).toMatchObject({
      waitingFor: 'event',
      events: [{ name: 'case.agentReplied', match: { caseId: 'case_1' } }],
      expiresAt: monday + 45 * minute,
    });
    const event = { type: 'event', name: 'case.agentReplied', payload: { caseId: 'case_1' } } as const;
    expect(receive('wait', config, event, resting.output)).toMatchObject({
      outcome: 'done',
      output: { event: 'case.agentReplied', payload: { caseId: 'case_1' } },
    });
    expect(receive('wait', config, { type: 'timeout' }, resting.output)).toMatchObject({
      outcome: 'timeout',
    });
    expect(receive('wait', config, { ...event, name: 'other' }, resting.output)).toBeUndefined();
    expect(receive('wait', config, { type: 'answer', values: {} }, resting.output)).toBeUndefined();
  });

  it('lets the limit end a wait for a later moment', () => {
    const config = { for: 'duration', duration: { hours: 2 }, timeout: { hours: 1 } };
    const resting = rest(waitFor(config).result);
    expect(resting.expiresAt).toBe(monday + 60 * minute);
    expect(receive('wait', config, { type: 'timeout' }, resting.output)).toMatchObject({
      outcome: 'timeout',
    });
  });

  it('gives each of several events an outcome of its own', () => {
    const config = { for: 'event', events: ['ticket.resolved', 'ticket.rejected'] };
    const parsed = wait.config.parse(config) as never;
    expect(wait.outcomes(parsed).map((outcome) => outcome.id)).toEqual([
      'ticketResolved',
      'ticketRejected',
      'done',
      'error',
    ]);
    const rejected = { type: 'event', name: 'ticket.rejected', payload: {} } as const;
    expect(receive('wait', config, rejected)).toMatchObject({ outcome: 'ticketRejected' });
  });

  it.each([
    ['case.agentReplied', 'caseAgentReplied'],
    ['done', 'doneEvent'],
    ['my-own_event', 'myOwnEvent'],
  ])('names the outcome of %s %s', (name, id) => {
    expect(outcomeOfEvent(name)).toBe(id);
  });

  describe('for a condition', () => {
    const config = { for: 'condition', condition: { left: 'case.status', op: 'eq', right: 'solved' } };
    const solved = { ...scope, case: { id: 'case_1', status: 'solved' } };
    const changed = { type: 'event', name: 'record.changed', payload: { recordId: 'case_1' } } as const;

    it('goes straight on when it holds already', () => {
      expect(settled(execute('wait', config, { scope: solved }).result)).toMatchObject({
        outcome: 'done',
        why: [{ result: true }],
      });
    });

    it('rests on changes of the run’s records and of the case’s tickets, without a timer', () => {
      const resting = rest(execute('wait', config, { desk }).result);
      expect(resting.expiresAt).toBeUndefined();
      expect(resting.events?.map(({ match }) => match)).toEqual([
        { recordId: 'case_1' },
        { recordId: 'contact_1' },
        { caseId: 'case_1' },
      ]);
    });

    it('is tested again on what the records are then', () => {
      const parsed = wait.config.parse(config) as never;
      expect(wait.receive?.(parsed, changed, viewOf({}))).toBeUndefined();
      expect(wait.receive?.(parsed, changed, viewOf({}, solved))).toMatchObject({ outcome: 'done' });
    });

    it('ends at its limit', () => {
      const limited = { ...config, timeout: { minutes: 30 } };
      const resting = rest(execute('wait', limited, { desk }).result);
      expect(resting.expiresAt).toBe(monday + 30 * minute);
      expect(receive('wait', limited, { type: 'timeout' }, resting.output)).toMatchObject({
        outcome: 'timeout',
      });
    });

    it('fails where nothing could ever change', () => {
      const { result } = execute('wait', config, { desk, call: { refs: {} } });
      expect(settled(result)).toMatchObject({ outcome: 'error', error: { code: 'NOTHING_TO_WAIT_FOR' } });
    });
  });

  it('does not wait for what has happened already', () => {
    const skipped = { ...replied, skipIf: { left: 'case.ownerId', op: 'notEmpty' } };
    const { result, asked } = waitFor(skipped);
    expect(settled(result)).toMatchObject({ outcome: 'done', output: { skipped: true } });
    expect(asked).toEqual([]);
    expect(rest(waitFor({ ...replied, skipIf: { left: 'case.x', op: 'notEmpty' } }).result)).toBeDefined();
    const broken = { ...replied, skipIf: { cel: 'case.number + 1 > 2' } };
    expect(settled(waitFor(broken).result).error?.code).toBe('EXPRESSION');
  });

  it('passes on that the hours are unknown', () => {
    const fault = { code: 'NO_HOURS', message: 'x' };
    const config = { for: 'duration', duration: { hours: 1 }, businessHoursId: 'nope' };
    const { result } = execute('wait', config, { desk: { afterBusinessMinutes: { fault } } });
    expect(settled(result)).toEqual({ outcome: 'error', error: fault });
  });

  it.each([
    { for: 'event' },
    { for: 'duration' },
    { for: 'until' },
    { for: 'event', event: 'no spaces allowed' },
    { for: 'event', events: ['a.b', 'a-b'] },
    { for: 'event', event: 'x', match: { constructor: 'y' } },
  ])('refuses %j', (config) => {
    expect(wait.config.safeParse(config).success).toBe(false);
  });
});

describe('subflow', () => {
  const config = { flow: 'child', inputs: { who: '{{contact.isVip}}' }, outputs: { total: 'sum' } };
  const finished = { runId: 'run_2', status: 'finished', outcome: 'paid', outputs: { sum: 7 } };

  it('goes straight on with the results of a flow that ended at once', () => {
    const { result, asked } = execute('subflow', config, { runs: finished });
    expect(settled(result)).toMatchObject({
      outcome: 'done',
      output: { runId: 'run_2', outcome: 'paid', outputs: { sum: 7 } },
      vars: { total: 7 },
    });
    expect(asked[0]?.args[0]).toMatchObject({
      flowKey: 'child',
      input: { who: true },
      refs: { caseId: 'case_1' },
      parent: { runId: 'run_1', token: 'step.1', depth: 1 },
    });
  });

  it('rests until the other run ends', () => {
    const resting = rest(execute('subflow', config, { runs: { runId: 'run_2', status: 'active' } }).result);
    expect(resting).toMatchObject({
      waitingFor: 'run',
      events: [{ name: 'run.finished', match: { runId: 'run_2' } }],
    });
    const event = { type: 'event', name: 'run.finished', payload: finished } as const;
    expect(receive('subflow', config, event, resting.output)).toMatchObject({
      outcome: 'done',
      vars: { total: 7 },
    });
    expect(receive('subflow', config, { type: 'timeout' }, resting.output)).toBeUndefined();
  });

  it.each(['failed', 'cancelled'])('hands on that the other run %s', (status) => {
    const error = { code: 'NOT_FOUND', message: 'No case.' };
    const { result } = execute('subflow', config, { runs: { runId: 'run_2', status, error } });
    expect(settled(result)).toMatchObject({ outcome: 'error', error: { code: 'SUBFLOW_ERROR' } });
    expect(settled(result).error?.message).toContain('No case.');
  });

  it('refuses a flow that is not live, and an eleventh level', () => {
    const refused = execute('subflow', config, { runs: { refused: 'notActive' } }).result;
    expect(settled(refused).error?.code).toBe('NO_ACTIVE_VERSION');
    const { result, asked } = execute('subflow', config, { call: { depth: maxDepth } });
    expect(settled(result).error?.code).toBe('DEPTH_LIMIT');
    expect(asked).toEqual([]);
  });

  it('fails when the other flow gave no such output', () => {
    const other = { ...config, outputs: { total: 'toString' } };
    const { result } = execute('subflow', other, { runs: finished });
    expect(settled(result)).toMatchObject({ outcome: 'error', error: { code: 'NO_OUTPUT' } });
  });
});
