import { expect, it } from 'vitest';
import { casesApi, conversationsApi, flowsApi, type CallResult } from '../../../server/client.ts';
import { good, startTestServer, type TestServer } from '../../support/server.ts';
import { advance, publish, readRun, start } from '../../support/story-flow.ts';

const end = (outcome: string): [string, Record<string, unknown>] => ['end', { outcome }];

async function documentOf({ admin }: TestServer, id: string) {
  return good(await admin.call(flowsApi.getDraft, { params: { id } }));
}
const refused = (answer: CallResult<unknown>) => {
  if (answer.ok) throw new Error('It was taken.');
  return answer.problem;
};

it('refuses flows that would call each other in a circle, naming the chain', async () => {
  const server = await startTestServer();
  await publish(server, 'outer', { last: end('one') });
  await publish(server, 'inner', {
    call: ['subflow', { flow: 'outer' }, { done: 'last' }],
    last: end('one'),
  });
  const { document, revision } = await documentOf(server, 'outer');
  const circle = {
    ...(document as object),
    start: 'call',
    steps: {
      call: { type: 'subflow', config: { flow: 'inner' }, next: { done: 'last' } },
      last: { type: 'end', config: { outcome: 'one' }, next: {} },
    },
  };
  good(
    await server.admin.call(flowsApi.saveDraft, {
      params: { id: 'outer' },
      body: { document: circle },
      ifMatch: revision,
    }),
  );
  const problem = refused(
    await server.admin.call(flowsApi.publishFlow, { params: { id: 'outer' }, body: {} }),
  );
  expect(problem.detail).toContain('outer → inner → outer');
});

it('refuses to make an older version live when that would close a circle, naming every flow of it', async () => {
  const server = await startTestServer();
  const calling = (flow: string) => ({
    call: ['subflow', { flow }, { done: 'last' }] as [
      string,
      Record<string, unknown>,
      Record<string, string>,
    ],
    last: end('one'),
  });
  await publish(server, 'c', { last: end('one') });
  await publish(server, 'b', calling('c'));
  await publish(server, 'a', calling('b'));
  // The second version of a calls nobody, so that c may call a while it is live.
  await republish(server, 'a', { last: { type: 'end', config: { outcome: 'one' }, next: {} } }, 'last');
  const call = { type: 'subflow', config: { flow: 'a' }, next: { done: 'last' } };
  const last = { type: 'end', config: { outcome: 'one' }, next: {} };
  await republish(server, 'c', { call, last }, 'call');
  const back = { params: { id: 'a' }, body: { number: 1 } };
  const problem = refused(await server.admin.call(flowsApi.activateVersion, back));
  expect(problem.detail).toContain('a → b → c → a');
});

it('tells at publishing what a called flow does not take, needs, or does not give', async () => {
  const server = await startTestServer();
  const variables = [
    { name: 'who', type: 'text', input: true, required: true },
    { name: 'sum', type: 'number', output: true },
  ];
  await publish(server, 'child', { last: end('one') }, { variables });
  const issuesOf = async (config: Record<string, unknown>) => {
    const steps = {
      call: { type: 'subflow', config: { flow: 'child', ...config }, next: { done: 'last' } },
      last: { type: 'end', config: { outcome: 'one' }, next: {} },
    };
    const title = { en: 'x', ja: 'x' };
    const document = { format: 1, key: 'parent', title, trigger: { type: 'api' }, start: 'call', steps };
    const { issues } = good(await server.admin.call(flowsApi.validateFlow, { body: document }));
    return issues.map(({ code, path }) => `${code} ${path}`);
  };
  expect(await issuesOf({ inputs: { who: 'x' } })).toEqual([]);
  expect(await issuesOf({ inputs: { whom: 'x' } })).toEqual([
    'SUBFLOW_UNKNOWN_INPUT steps.call.config.inputs.whom',
    'SUBFLOW_MISSING_INPUT steps.call.config.inputs',
  ]);
  expect(await issuesOf({ inputs: { who: 'x' }, outputs: { total: 'amount' } })).toEqual([
    'SUBFLOW_UNKNOWN_OUTPUT steps.call.config.outputs.total',
    'SUBFLOW_UNKNOWN_VARIABLE steps.call.config.outputs.total',
  ]);
  expect(await issuesOf({ inputs: { who: 'x' }, version: 7 })).toEqual([
    'SUBFLOW_NO_VERSION steps.call.config.version',
  ]);
});

it('makes a version live again only when what it calls takes and gives what it expects', async () => {
  const server = await startTestServer();
  const taking = (name: string) => ({ variables: [{ name, type: 'text', input: true, required: true }] });
  const giving = (name: string) => ({
    call: { type: 'subflow', config: { flow: 'child', inputs: { [name]: 'x' } }, next: { done: 'last' } },
    last: { type: 'end', config: { outcome: 'one' }, next: {} },
  });
  await publish(server, 'child', { last: end('one') }, taking('who'));
  const { call, last } = giving('who');
  await publish(server, 'parent', { call: [call.type, call.config, call.next], last: end('one') });
  await republish(server, 'child', { last }, 'last', taking('whom'));
  await republish(server, 'parent', giving('whom'), 'call');

  const activate = (id: string) =>
    server.admin.call(flowsApi.activateVersion, { params: { id }, body: { number: 1 } });
  const rollback = () => server.admin.call(flowsApi.rollbackFlow, { params: { id: 'parent' } });
  for (const problem of [refused(await activate('parent')), refused(await rollback())]) {
    expect(problem.detail).toContain('Version 1 of "parent" does not fit the flows it calls');
    expect(problem.issues?.map(({ code }) => code)).toEqual([
      'SUBFLOW_UNKNOWN_INPUT',
      'SUBFLOW_MISSING_INPUT',
    ]);
  }
  // What is called comes first; its callers are not asked, or neither could ever go back.
  good(await activate('child'));
  good(await rollback());
});

it('runs the version a step names even when that flow is taken off', async () => {
  const server = await startTestServer();
  await publish(server, 'child', { last: end('one') });
  await publish(server, 'parent', {
    call: ['subflow', { flow: 'child', version: 1 }, { done: 'last' }],
    last: end('two'),
  });
  good(await server.admin.call(flowsApi.deactivateFlow, { params: { id: 'child' } }));
  const run = await start(server, 'parent');
  expect(run.status).toBe('finished');
  expect((await readRun(server, run.id)).trace.find(({ stepId }) => stepId === 'call')).toMatchObject({
    output: { outcome: 'one' },
  });
});

it('tries a flow that is off again when told to, with what is known by then', async () => {
  const server = await startTestServer();
  const variables = [{ name: 'priority', type: 'text', input: true, required: true, output: true }];
  await publish(server, 'child', { last: end('one') }, { variables });
  const retry = { times: 2, backoffSec: 60 };
  await publish(server, 'parent', { last: end('two') });
  const call = {
    type: 'subflow',
    config: { flow: 'child', inputs: { priority: '{{ case.priority }}' } },
    next: { done: 'last' },
    retry,
  };
  const last = { type: 'end', config: { outcome: 'two' }, next: {} };
  await republish(server, 'parent', { call, last }, 'call');
  good(await server.admin.call(flowsApi.deactivateFlow, { params: { id: 'child' } }));
  const hello = { channel: 'chat', handle: 'guest', text: 'Hello' } as const;
  const { caseId = '' } = good(await server.admin.call(conversationsApi.sendMessage, { body: hello }));
  const id = caseId ?? '';
  await server.app.drain();
  const run = await start(server, 'parent', { caseId: id });
  expect(run.status).toBe('active');
  good(await server.admin.call(flowsApi.activateVersion, { params: { id: 'child' }, body: { number: 1 } }));
  good(await server.admin.call(casesApi.updateCase, { params: { id }, body: { priority: 'critical' } }));
  await advance(server, 2);
  const { status, trace } = await readRun(server, run.id);
  expect(status).toBe('finished');
  expect(trace.find(({ kind, stepId }) => kind === 'settled' && stepId === 'call')).toMatchObject({
    output: { outputs: { priority: 'critical' } },
  });
});

async function republish(
  server: TestServer,
  id: string,
  steps: object,
  start: string,
  more = {},
): Promise<void> {
  const { document, revision } = await documentOf(server, id);
  const body = { document: { ...(document as object), ...more, start, steps } };
  good(await server.admin.call(flowsApi.saveDraft, { params: { id }, body, ifMatch: revision }));
  good(await server.admin.call(flowsApi.publishFlow, { params: { id }, body: {} }));
}
