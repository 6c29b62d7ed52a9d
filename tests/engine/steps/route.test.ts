import { describe, expect, it } from 'vitest';
import { route } from '../../../engine/steps/route/definition.ts';
import { execute, scope, settled } from '../../support/step.ts';

const fault = { code: 'UNKNOWN_QUEUE', message: 'There is no such queue.' };

describe('route', () => {
  const routed = {
    status: 'assigned',
    workItemId: 'work_1',
    queueId: 'q-vip',
    agentId: 'mori',
    case: { id: 'case_1', ownerId: 'mori' },
    why: [{ text: 'mori' }],
  };
  const rules = [
    { when: { left: 'message.channel', op: 'eq', right: 'email' }, queueId: 'q-general' },
    { when: { left: 'contact.isVip', op: 'eq', right: true }, queueId: 'q-vip' },
  ];

  it('lets the first true rule choose the queue, and says which', () => {
    const { result, asked } = execute('route', { queueId: 'q-social', rules }, { desk: { route: routed } });
    expect(settled(result)).toMatchObject({
      outcome: 'assigned',
      output: { agentId: 'mori', rule: 2 },
      records: { case: { ownerId: 'mori' } },
    });
    expect(
      settled(result)
        .why?.map(({ text }) => text)
        .filter((text) => text.startsWith('route.')),
    ).toEqual(['route.rule', 'route.rule']);
    expect(asked[0]?.args[0]).toMatchObject({ queueId: 'q-vip', rule: 'step 2' });
  });

  it('uses its own queue otherwise; nobody free is no failure', () => {
    const queued = { ...routed, status: 'queued', agentId: null };
    const config = {
      queueId: '{{case.queueId}}',
      skills: [
        { skill: 'social', minLevel: 5 },
        { skill: 'hardware', additional: true },
      ],
      score: '{{vars.score}}',
    };
    const { result, asked } = execute('route', config, { desk: { route: queued } });
    expect(settled(result)).toMatchObject({ outcome: 'queued', output: { rule: 0, agentId: null } });
    expect(asked[0]?.args[0]).toMatchObject({
      queueId: 'q-vip',
      rule: undefined,
      score: undefined,
      skills: [
        { skill: 'social', minLevel: 5 },
        { skill: 'hardware', minLevel: 1, additional: true },
      ],
    });
  });

  it('only chooses the queue when told so, without a case', () => {
    const nobody = { ...scope, case: null };
    const config = { queueId: 'q-social', rules, onlyChoose: true };
    const desk = { findQueue: (id: string) => ({ id }) };
    const { result, asked } = execute('route', config, { desk, scope: nobody });
    expect(settled(result)).toMatchObject({
      outcome: 'done',
      output: { status: 'chosen', queueId: 'q-vip', agentId: null, workItemId: null, rule: 2 },
    });
    expect(settled(result).records).toBeUndefined();
    expect(settled(result).why?.at(-1)).toEqual({ text: 'step 2', result: 'q-vip' });
    expect(asked.map(({ method }) => method)).toEqual(['findQueue']);
    expect(settled(execute('route', config, { desk: { findQueue: { fault } } }).result)).toEqual({
      outcome: 'error',
      error: fault,
    });
    expect(route.outcomes(route.config.parse(config) as never).map(({ id }) => id)).toEqual([
      'done',
      'error',
    ]);
  });

  it('without a case asks for one unless it only chooses', () => {
    const nobody = { ...scope, case: null };
    const { result } = execute('route', { queueId: 'q-social' }, { scope: nobody });
    expect(settled(result).error?.code).toBe('NOT_FOUND');
  });

  it('fails rather than guess when a rule cannot be tested', () => {
    const broken = { queueId: 'q', rules: [{ when: { cel: 'case.number + 1 > 2' }, queueId: 'x' }] };
    expect(settled(execute('route', broken).result).error?.code).toBe('EXPRESSION');
  });
});
