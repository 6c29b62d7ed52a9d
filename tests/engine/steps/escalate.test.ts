import { describe, expect, it } from 'vitest';
import { escalate } from '../../../engine/steps/escalate/definition.ts';
import { execute, receive, rest, settled } from '../../support/step.ts';
import { monday } from '../../support/store.ts';

const fault = { code: 'X', message: 'x' };

describe('escalate', () => {
  const ticket = { id: 'ticket_1', number: 'T-100001', department: 'it', status: 'new', resolution: null };
  const config = {
    department: 'it',
    summary: '{{case.number}} {{case.subject}}',
    fields: { number: '{{case.number}}', vip: '{{contact.isVip}}', empty: '' },
    dueBusinessMinutes: 240,
    businessHoursId: 'default',
  };
  const desk = {
    openTicket: { ticket, repeated: false },
    afterBusinessMinutes: (_hours: unknown, from: number, minutes: number) => from + minutes * 60_000,
  };
  const waiting = { ...config, waitForResolution: true, timeout: { hours: 4 } };

  it('opens a ticket with what the flow knows, due by business time', () => {
    const { result, asked } = execute('escalate', config, { desk });
    expect(settled(result)).toMatchObject({
      outcome: 'done',
      output: { ticketId: 'ticket_1', number: 'T-100001', repeated: false },
    });
    expect(asked[0]).toEqual({ method: 'afterBusinessMinutes', args: ['default', monday, 240] });
    expect(asked[1]?.args[0]).toMatchObject({
      caseId: 'case_1',
      department: 'it',
      summary: 'C-100001 充電できません',
      fields: { number: 'C-100001', vip: 'true' },
      dueAt: monday + 240 * 60_000,
    });
  });

  it('rests until the department has answered', () => {
    const resting = rest(execute('escalate', waiting, { desk }).result);
    expect(resting).toMatchObject({
      events: [
        { name: 'ticket.resolved', match: { ticketId: 'ticket_1' } },
        { name: 'ticket.rejected', match: { ticketId: 'ticket_1' } },
      ],
      expiresAt: monday + 240 * 60_000,
    });
    const answer = (name: string) =>
      receive(
        'escalate',
        waiting,
        { type: 'event', name, payload: { resolution: '返金します' } },
        resting.output,
      );
    expect(answer('ticket.resolved')).toMatchObject({
      outcome: 'resolved',
      output: { ticketId: 'ticket_1', resolution: '返金します', status: 'resolved' },
    });
    expect(answer('ticket.rejected')).toMatchObject({ outcome: 'rejected' });
    expect(answer('case.updated')).toBeUndefined();
    expect(receive('escalate', waiting, { type: 'timeout' }, resting.output)).toMatchObject({
      outcome: 'timeout',
      output: { ticketId: 'ticket_1' },
    });
  });

  it('goes straight on when the same ticket has its answer already', () => {
    const answered = { ...ticket, status: 'resolved', resolution: 'done' };
    const { result } = execute('escalate', waiting, {
      desk: { ...desk, openTicket: { ticket: answered, repeated: true } },
    });
    expect(settled(result)).toMatchObject({
      outcome: 'resolved',
      output: { repeated: true, resolution: 'done' },
    });
  });

  it.each([
    [config, ['done', 'error']],
    [waiting, ['resolved', 'rejected', 'timeout', 'done', 'error']],
    [{ ...waiting, timeout: undefined }, ['resolved', 'rejected', 'done', 'error']],
    [{ target: 'supervisor', waitForResolution: true }, ['done', 'error']],
  ])('%j can end in %j', (given, outcomes) => {
    const parsed = escalate.config.parse(given) as never;
    expect(escalate.outcomes(parsed).map((outcome) => outcome.id)).toEqual(outcomes);
  });

  it('tells a supervisor, or moves the case to a queue', () => {
    const told = execute(
      'escalate',
      { target: 'supervisor', reason: 'late {{case.number}}' },
      { desk: { escalateToSupervisor: { notified: 2 } }, call: { user: { id: 'mori', name: 'Mori' } } },
    );
    expect(settled(told.result)).toMatchObject({ outcome: 'done', output: { notified: 2 } });
    expect(told.asked[0]?.args).toEqual([
      'case_1',
      'late C-100001',
      { kind: 'agent', id: 'mori', name: 'Mori' },
    ]);
    const routed = { status: 'queued', queueId: 'q-vip', agentId: null, case: { id: 'case_1' }, why: [] };
    const moved = execute('escalate', { target: 'queue', queueId: 'q-vip' }, { desk: { route: routed } });
    expect(settled(moved.result)).toMatchObject({
      output: { queueId: 'q-vip' },
      records: { case: { id: 'case_1' } },
    });
  });

  it('refuses an unknown department and passes on refusals', () => {
    const unknown = execute('escalate', { ...config, department: '{{vars.x}}' }, { desk });
    expect(settled(unknown.result).error?.code).toBe('UNKNOWN_DEPARTMENT');
    const closed = execute('escalate', config, { desk: { ...desk, openTicket: { fault } } });
    expect(settled(closed.result)).toEqual({ outcome: 'error', error: fault });
    const noHours = execute('escalate', config, { desk: { ...desk, afterBusinessMinutes: { fault } } });
    expect(settled(noHours.result)).toEqual({ outcome: 'error', error: fault });
  });

  it.each([{}, { department: 'it' }, { summary: 'x' }, { target: 'queue' }, { target: 'moon' }])(
    'refuses the settings %j',
    (given) => expect(escalate.config.safeParse(given).success).toBe(false),
  );
});
