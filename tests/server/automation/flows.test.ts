import { describe, expect, it } from 'vitest';
import { flowsApi, runsApi, type CallResult } from '../../../server/client.ts';
import { good, startTestServer, type TestServer } from '../../support/server.ts';
import { advance, publish, readRun, start } from '../../support/story-flow.ts';

const end = (outcome: string): [string, Record<string, unknown>] => ['end', { outcome }];
const wait = { for: 'duration', duration: { minutes: 10 } };
const waiting = (outcome: string) => ({
  hold: ['wait', wait, { done: 'last' }] as const,
  last: end(outcome),
});

async function documentOf({ admin }: TestServer, id: string) {
  return good(await admin.call(flowsApi.getDraft, { params: { id } }));
}
/** Changes what the last step says and publishes that as the next version. */
async function publishNext(server: TestServer, key: string, outcome: string): Promise<void> {
  const { document, revision } = await documentOf(server, key);
  const changed = JSON.parse(
    JSON.stringify(document).replace(/"outcome":"[a-z0-9]+"/, `"outcome":"${outcome}"`),
  ) as unknown;
  good(
    await server.admin.call(flowsApi.saveDraft, {
      params: { id: key },
      body: { document: changed },
      ifMatch: revision,
    }),
  );
  good(await server.admin.call(flowsApi.publishFlow, { params: { id: key }, body: { note: outcome } }));
}
const refused = (answer: CallResult<unknown>) => {
  if (answer.ok) throw new Error('It was taken.');
  return answer.problem;
};

describe('a flow that has faults', () => {
  it('is refused with every fault by place and code, and taken once they are mended', async () => {
    const { admin } = await startTestServer();
    const faulty = {
      format: 1,
      key: 'faulty',
      title: { en: 'Faulty', ja: '不備あり' },
      trigger: { type: 'api' },
      start: 'nowhere',
      steps: {
        first: { type: 'teleport', config: {}, next: { done: 'last' } },
        second: {
          type: 'setVariables',
          config: { set: [{ name: 'sum', value: '{{vars.missing}}' }] },
          next: { done: 'ghost' },
        },
        last: { type: 'end', config: { outcome: 'done' }, next: {} },
      },
    };
    const problem = refused(await admin.call(flowsApi.createFlow, { body: faulty }));
    expect(problem.status).toBe(422);
    const found = problem.issues?.map(({ path, code }) => `${path} ${code}`) ?? [];
    expect(found).toEqual(
      expect.arrayContaining([
        'start MISSING_START',
        'steps.first.type UNKNOWN_STEP_TYPE',
        'steps.second.next.done DANGLING_TARGET',
        expect.stringMatching(/^steps\.second\.config\..+ UNDEFINED_VARIABLE$/),
      ]),
    );
    const mended = { ...faulty, start: 'last', steps: { last: faulty.steps.last } };
    expect((await admin.call(flowsApi.createFlow, { body: mended })).ok).toBe(true);
  });

  it('is not published while a draft has them, and the live version stays', async () => {
    const server = await startTestServer();
    await publish(server, 'trial', { last: end('one') });
    const { document, revision } = await documentOf(server, 'trial');
    const broken = { ...(document as object), start: 'gone' };
    good(
      await server.admin.call(flowsApi.saveDraft, {
        params: { id: 'trial' },
        body: { document: broken },
        ifMatch: revision,
      }),
    );
    expect(
      refused(await server.admin.call(flowsApi.publishFlow, { params: { id: 'trial' }, body: {} })).code,
    ).toBe('invalid');
    expect((await start(server, 'trial')).outcome).toBe('one');
  });
});

describe('versions', () => {
  it('keep running runs where they began, while the next run takes the new one', async () => {
    const server = await startTestServer();
    await publish(server, 'trial', waiting('one') as never);
    const old = await start(server, 'trial');
    await publishNext(server, 'trial', 'two');
    const young = await start(server, 'trial');
    await advance(server, 10);
    expect(await readRun(server, old.id)).toMatchObject({
      status: 'finished',
      outcome: 'one',
      flowVersion: 1,
    });
    expect(await readRun(server, young.id)).toMatchObject({
      status: 'finished',
      outcome: 'two',
      flowVersion: 2,
    });
  });

  it('cannot be deleted while live or needed by a run', async () => {
    const server = await startTestServer();
    await publish(server, 'trial', waiting('one') as never);
    const { id } = await start(server, 'trial');
    await publishNext(server, 'trial', 'two');
    const remove = (number: number) =>
      server.admin.call(flowsApi.deleteVersion, { params: { id: 'trial', number } });
    expect(refused(await remove(2)).status).toBe(409);
    expect(refused(await remove(1))).toMatchObject({ status: 409, detail: expect.stringContaining(id) });
    await publishNext(server, 'trial', 'three');
    expect((await remove(2)).ok).toBe(true);
  });

  it('go back in one call to the one that was live before, and further back in another', async () => {
    const server = await startTestServer();
    await publish(server, 'trial', { last: end('one') });
    await publishNext(server, 'trial', 'two');
    await publishNext(server, 'trial', 'three');
    const rollback = () => server.admin.call(flowsApi.rollbackFlow, { params: { id: 'trial' } });
    const listed = good(await server.admin.call(flowsApi.listVersions, { params: { id: 'trial' } }));
    expect(listed.rollbackTo).toBe(2);
    expect(good(await rollback())).toMatchObject({ from: 3, to: 2, flow: { activeVersion: 2 } });
    expect((await start(server, 'trial')).outcome).toBe('two');
    good(await server.admin.call(flowsApi.deactivateFlow, { params: { id: 'trial' } }));
    expect(good(await rollback())).toMatchObject({ from: null, to: 2 });
    expect(good(await rollback())).toMatchObject({ from: 2, to: 1 });
    expect(refused(await rollback()).status).toBe(409);
  });

  it('are at most fifty, and the refusal names one that could go', async () => {
    const server = await startTestServer();
    await publish(server, 'trial', { last: end('one') });
    await start(server, 'trial');
    const again = () =>
      server.admin.call(flowsApi.publishFlow, { params: { id: 'trial' }, body: { note: 'again' } });
    for (let number = 2; number <= 50; number += 1) good(await again());
    expect(refused(await again())).toMatchObject({
      status: 409,
      detail: expect.stringContaining('Version 2 '),
    });
    good(await server.admin.call(flowsApi.deleteVersion, { params: { id: 'trial', number: 2 } }));
    expect(good(await again()).number).toBe(51);
  });

  it('that another flow calls by number stay, and the refusal names it', async () => {
    const server = await startTestServer();
    await publish(server, 'trial', { last: end('one') });
    await publishNext(server, 'trial', 'two');
    const call: [string, Record<string, unknown>, Record<string, string>] = [
      'subflow',
      { flow: 'trial', version: 1 },
      { done: 'last' },
    ];
    await publish(server, 'outer', { call, last: end('done') });
    const remove = await server.admin.call(flowsApi.deleteVersion, { params: { id: 'trial', number: 1 } });
    expect(refused(remove)).toMatchObject({ status: 409, detail: expect.stringContaining('outer') });
  });

  it('go back by number, and off in another call', async () => {
    const server = await startTestServer();
    await publish(server, 'trial', { last: end('one') });
    await publishNext(server, 'trial', 'two');
    good(await server.admin.call(flowsApi.activateVersion, { params: { id: 'trial' }, body: { number: 1 } }));
    expect((await start(server, 'trial')).outcome).toBe('one');
    good(await server.admin.call(flowsApi.deactivateFlow, { params: { id: 'trial' } }));
    const problem = refused(await server.admin.call(runsApi.startRun, { params: { id: 'trial' }, body: {} }));
    expect(problem.code).toBe('conflict');
  });
});

describe('a draft', () => {
  it('is not overwritten by a change that is based on an older one', async () => {
    const server = await startTestServer();
    await publish(server, 'trial', { last: end('one') });
    const { document, revision } = await documentOf(server, 'trial');
    const save = () =>
      server.admin.call(flowsApi.saveDraft, {
        params: { id: 'trial' },
        body: { document },
        ifMatch: revision,
      });
    expect((await save()).ok).toBe(true);
    expect(refused(await save()).status).toBe(412);
  });
});

it('starts one run for one idempotency key, and refuses the key with another body', async () => {
  const server = await startTestServer();
  await publish(
    server,
    'trial',
    { last: end('one') },
    { variables: [{ name: 'note', type: 'text', input: true }] },
  );
  const call = (note: string) =>
    server.admin.call(runsApi.startRun, {
      params: { id: 'trial' },
      body: { input: { note } },
      idempotencyKey: 'order-1',
    });
  const answers = await Promise.all(Array.from({ length: 20 }, () => call('a')));
  expect(new Set(answers.map((answer) => good(answer).id)).size).toBe(1);
  expect(refused(await call('b')).code).toBe('idempotencyMismatch');
  expect(
    refused(
      await server.admin.call(runsApi.startRun, { params: { id: 'trial' }, body: { input: { other: 1 } } }),
    ).issues?.[0],
  ).toMatchObject({ path: 'input.other', code: 'UNDECLARED_INPUT' });
});
