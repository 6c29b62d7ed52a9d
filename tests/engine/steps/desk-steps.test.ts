import { describe, expect, it } from 'vitest';
import { execute, scope, settled } from '../../support/step.ts';

const fault = { code: 'VERSION_CONFLICT', message: 'Somebody was faster.' };

describe('identify contact', () => {
  const found = {
    outcome: 'matched',
    contact: { id: 'contact_1' },
    account: { id: 'account_1' },
    persona: null,
    why: [{ text: 'linked persona' }],
  };

  it('hands the message’s sender over and makes contact and account live', () => {
    const { result, asked } = execute('identifyContact', {}, { desk: { identifyContact: found } });
    expect(settled(result)).toMatchObject({
      outcome: 'matched',
      output: { contactId: 'contact_1', accountId: 'account_1', personaId: null },
      records: { contact: { id: 'contact_1' }, account: { id: 'account_1' } },
      why: [{ text: 'linked persona' }],
    });
    expect(asked[0]?.args[0]).toMatchObject({
      message: { id: 'msg_1', channel: 'x', handle: '@miwa_saeki', conversationId: 'conv_1' },
      keys: ['persona', 'email', 'phone'],
      onUnknown: 'createPersona',
    });
  });

  it('reads a message given by its id', () => {
    const { asked } = execute(
      'identifyContact',
      { from: 'msg_9' },
      {
        desk: {
          liveRecords: { message: { ...(scope['message'] as object), id: 'msg_9' } },
          identifyContact: found,
        },
      },
    );
    expect(asked.map((call) => call.method)).toEqual(['liveRecords', 'identifyContact']);
  });

  it('says so when there is no message', () => {
    const { result } = execute('identifyContact', {}, { scope: { ...scope, message: null } });
    expect(settled(result).error?.code).toBe('INVALID_HANDLE');
  });
});

describe('open case', () => {
  const opened = { outcome: 'created', case: { id: 'case_1', number: 'C-100001' }, why: [] };

  it('opens it with a subject of one short line', () => {
    const text = `最初の行\n${'😀'.repeat(200)}`;
    const { result, asked } = execute(
      'openCase',
      { subject: text, type: 'complaint' },
      { desk: { openCase: opened } },
    );
    expect(settled(result)).toMatchObject({
      outcome: 'created',
      output: { caseId: 'case_1', number: 'C-100001' },
      records: { case: opened.case },
    });
    const request = asked[0]?.args[0] as { subject: string };
    expect([...request.subject].length).toBe(120);
    expect(request.subject.startsWith('最初の行 😀')).toBe(true);
    expect(request).toMatchObject({
      messageId: 'msg_1',
      contactId: 'contact_1',
      reopenWithinDays: 7,
      type: 'complaint',
      by: { kind: 'automation', id: 'run_1', name: 'tiny' },
    });
  });

  it('skips when its condition does not hold, and fails when that cannot be told', () => {
    const skip = { createIf: { left: 'message.channel', op: 'eq', right: 'email' } };
    expect(settled(execute('openCase', skip).result).outcome).toBe('skipped');
    const broken = { createIf: { cel: 'case.number + 1 > 2' } };
    expect(settled(execute('openCase', broken).result).error?.code).toBe('EXPRESSION');
  });

  it('asks without a contact when nobody is known', () => {
    const { asked } = execute(
      'openCase',
      {},
      { desk: { openCase: opened }, scope: { ...scope, contact: null } },
    );
    expect(asked[0]?.args[0]).toMatchObject({ contactId: undefined });
  });

  it('needs a message', () => {
    const { result } = execute('openCase', {}, { scope: { ...scope, message: null } });
    expect(settled(result).error?.code).toBe('NOT_FOUND');
  });
});

describe('records', () => {
  it('finds records, or says there are none', () => {
    const config = { object: 'case', where: [{ field: 'contactId', op: 'eq', value: '{{contact.id}}' }] };
    const some = execute('getRecords', config, {
      desk: { findRecords: { records: [{ id: 'a' }], count: 1 } },
    });
    expect(settled(some.result)).toMatchObject({
      outcome: 'done',
      output: { records: [{ id: 'a' }], count: 1 },
    });
    expect(some.asked[0]?.args[0]).toMatchObject({
      where: [{ field: 'contactId', op: 'eq', value: 'contact_1' }],
      limit: 20,
    });
    const none = execute('getRecords', config, { desk: { findRecords: { records: [], count: 0 } } });
    expect(settled(none.result).outcome).toBe('none');
    const first = execute(
      'getRecords',
      { ...config, first: true, limit: '{{vars.many}}' },
      { desk: { findRecords: { records: [{ id: 'a' }], count: 5 } } },
    );
    expect(settled(first.result).output).toEqual({ record: { id: 'a' }, count: 5 });
    expect(first.asked[0]?.args[0]).toMatchObject({ limit: 1 });
  });

  it('keeps the types of values it writes', () => {
    const { asked } = execute(
      'updateRecord',
      {
        record: '{{case}}',
        set: { tags: ['a'], isVip: '{{contact.isVip}}', subject: 'Re: {{case.subject}}' },
      },
      { desk: { updateRecord: { record: { id: 'case_1' } } } },
    );
    expect(asked[0]?.args.slice(0, 3)).toEqual([
      'case',
      'case_1',
      { tags: ['a'], isVip: true, subject: 'Re: 充電できません' },
    ]);
  });

  it.each([
    ['case', '{{case}}', { case: { id: 'fresh' } }],
    ['case', 'case_2', {}],
    ['contact', '{{contact}}', { contact: { id: 'fresh' } }],
    ['account', 'account_1', {}],
    ['ticket', 'ticket_1', {}],
  ])('updating %s %s renews %j', (object, record, records) => {
    const desk = { updateRecord: { record: { id: 'fresh' } } };
    const { result } = execute('updateRecord', { object, record, set: {} }, { desk });
    expect(settled(result).records).toEqual(records);
  });

  it('refuses a change over a newer version, and passes on the desk’s refusal', () => {
    const { result, asked } = execute(
      'updateRecord',
      { set: {}, expectVersion: 3 },
      { desk: { updateRecord: { fault } } },
    );
    expect(settled(result)).toEqual({ outcome: 'error', error: fault });
    expect(asked[0]?.args[4]).toBe(3);
  });

  it('names the missing record instead of guessing', () => {
    const { result } = execute('updateRecord', { set: {} }, { scope: { ...scope, case: null } });
    expect(settled(result).error).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('makes a created record the run’s own only where it had none', () => {
    const desk = { createRecord: { record: { id: 'new' } } };
    const first = execute('createRecord', { object: 'account', set: {} }, { desk });
    expect(settled(first.result)).toMatchObject({
      output: { id: 'new' },
      records: { account: { id: 'new' } },
    });
    const second = execute('createRecord', { object: 'case', set: {} }, { desk });
    expect(settled(second.result).records).toBeUndefined();
  });
});
