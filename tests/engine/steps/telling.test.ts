import { describe, expect, it } from 'vitest';
import { notify } from '../../../engine/steps/notify/definition.ts';
import { reply } from '../../../engine/steps/reply/definition.ts';
import { execute, receive, rest, scope, settled } from '../../support/step.ts';
import { monday } from '../../support/store.ts';

const body = { en: 'Hello {{case.number}}', ja: 'こんにちは {{case.number}}' };
const fault = { code: 'X', message: 'x' };

describe('notify', () => {
  const sent = { outboxIds: ['out_1'], count: 1, skipped: [] };
  const config = { to: [{ owner: '{{case}}' }], body, dedupeKey: '{{case.id}}:vip', dedupeMinutes: 60 };

  it('names people by id, whether given as records or not, and leaves out who came out empty', () => {
    const to = [
      { owner: '{{case}}' },
      { contact: '{{contact.id}}' },
      { role: 'lead', queueId: '{{case.queueId}}' },
      { queue: '{{vars.none}}' },
      { department: 'it' },
      { agent: 'mori' },
      { webhook: 'crm' },
    ];
    const { asked } = execute('notify', { ...config, to }, { desk: { notify: sent } });
    expect(asked[0]?.args[0]).toMatchObject({
      to: [
        { owner: 'case_1' },
        { contact: 'contact_1' },
        { role: 'lead', queueId: 'q-vip' },
        { department: 'it' },
        { agent: 'mori' },
        { webhook: 'crm' },
      ],
      body: { en: 'Hello C-100001', ja: 'こんにちは C-100001' },
      dedupeKey: 'case_1:vip',
      dedupeMinutes: 60,
      idempotencyKey: 'run_1:step.1',
      caseId: 'case_1',
    });
  });

  it('is done at once in the app and by e-mail', () => {
    expect(settled(execute('notify', config, { desk: { notify: sent } }).result).outcome).toBe('done');
    const { asked } = execute('notify', { ...config, channel: 'email' }, { desk: { notify: sent } });
    expect(asked[0]?.args[0]).toMatchObject({ signal: undefined });
  });

  it('waits until a webhook is delivered, or given up', () => {
    const webhook = { to: [{ webhook: 'crm' }], channel: 'webhook', data: { case: '{{case}}' } };
    const { result, asked } = execute('notify', webhook, { desk: { notify: sent } });
    expect(rest(result)).toMatchObject({
      waitingFor: 'delivery',
      events: [
        { name: 'delivery.sent', match: { runId: 'run_1', token: 'step.1' } },
        { name: 'delivery.failed', match: { runId: 'run_1', token: 'step.1' } },
      ],
    });
    expect(asked[0]?.args[0]).toMatchObject({
      signal: { runId: 'run_1', token: 'step.1' },
      data: { case: { id: 'case_1' } },
    });
    const hear = (name: string) =>
      receive(
        'notify',
        webhook,
        { type: 'event', name, payload: { reason: 'HTTP 500' } },
        rest(result).output,
      );
    expect(hear('delivery.sent')).toMatchObject({ outcome: 'done', output: { count: 1 } });
    expect(hear('delivery.failed')).toMatchObject({
      outcome: 'error',
      error: { code: 'CHANNEL_REJECTED', retryable: true },
    });
    expect(receive('notify', webhook, { type: 'timeout' }, rest(result).output)).toMatchObject({
      error: { code: 'DELIVERY_TIMEOUT' },
    });
  });

  it('says skipped and why when nothing was sent', () => {
    const skipped = { outboxIds: [], count: 0, skipped: [{ reason: 'dedupe' }] };
    const { result } = execute('notify', config, { desk: { notify: skipped } });
    expect(settled(result)).toMatchObject({ outcome: 'skipped', why: [{ result: 'dedupe' }] });
  });

  it('fails when every recipient came out empty', () => {
    const { result } = execute('notify', config, { scope: { ...scope, case: null } });
    expect(settled(result).error?.code).toBe('NO_RECIPIENT');
  });

  it.each([
    { to: [], body },
    { to: [{}], body },
    { to: [{ agent: 'a', queue: 'b' }], body },
    { to: [{ agent: 'a', queueId: 'b' }], body },
    { to: [{ agent: 'a' }] },
    { to: [{ agent: 'a' }], body, channel: 'pigeon' },
  ])('refuses the settings %j', (given) => expect(notify.config.safeParse(given).success).toBe(false));
});

describe('reply', () => {
  it('answers in the case’s conversation', () => {
    const { result, asked } = execute('reply', { body }, { desk: { reply: { messageId: 'msg_2' } } });
    expect(settled(result)).toEqual({ outcome: 'done', output: { messageId: 'msg_2', skipped: null } });
    expect(asked[0]?.args[0]).toMatchObject({
      caseId: 'case_1',
      visibility: 'direct',
      countsAsFirstResponse: false,
      idempotencyKey: 'run_1:step.1',
      body: { ja: 'こんにちは C-100001' },
    });
  });

  it('inserts what a customer wrote as plain text', () => {
    const nasty = '{{case.id}} <b>x</b>';
    const read = { ...scope, case: { ...(scope['case'] as object), number: nasty } };
    const { asked } = execute('reply', { body }, { desk: { reply: { messageId: 'm' } }, scope: read });
    expect(asked[0]?.args[0]).toMatchObject({ body: { en: `Hello ${nasty}` } });
  });

  it('tells when it was skipped, refused, or has no case', () => {
    const skip = execute('reply', { body }, { desk: { reply: { messageId: null, skipped: 'NO_ADAPTER' } } });
    expect(settled(skip.result)).toMatchObject({ outcome: 'skipped', output: { skipped: 'NO_ADAPTER' } });
    expect(settled(execute('reply', { body }, { desk: { reply: { fault } } }).result).error).toEqual(fault);
    const none = execute('reply', { body }, { scope: { ...scope, case: null } });
    expect(settled(none.result).error?.code).toBe('NOT_FOUND');
    expect(reply.config.safeParse({}).success).toBe(false);
  });
});

describe('apply SLA', () => {
  const instances = [{ id: 'sla_1', kpi: 'firstResponse', dueAt: '2026-06-01T02:00:00.000Z' }];

  it('starts the clock now, or when the flow says', () => {
    const { result, asked } = execute(
      'applySla',
      { policyId: 'social-1h' },
      { desk: { applySla: { instances } } },
    );
    expect(settled(result).output).toEqual({ instanceIds: ['sla_1'], dueAt: '2026-06-01T02:00:00.000Z' });
    expect(asked[0]?.args).toEqual(['case_1', 'social-1h', monday]);
    const then = { policyId: 'social-1h', startAt: '2026-06-01T00:00:00.000Z' };
    const earlier = execute('applySla', then, { desk: { applySla: { instances } } });
    expect(earlier.asked[0]?.args[2]).toBe(monday - 3_600_000);
  });

  it('refuses what is not a time', () => {
    const { result } = execute('applySla', { policyId: 'p', startAt: 'noon' });
    expect(settled(result).error?.code).toBe('VALIDATION');
  });
});
