import { expect, it } from 'vitest';
import { approvalsApi, notificationsApi, runsApi } from '../../server/client.ts';
import { good, startTestServer } from '../support/server.ts';
import { advance, publish, readRun, start } from '../support/story-flow.ts';

const end = (outcome = 'done'): [string, Record<string, unknown>] => ['end', { outcome }];
const ask = { title: { en: 'Refund?', ja: '返金?' }, approvers: [{ agent: 'tanaka' }] };
const next = { approved: 'yes', rejected: 'no' };

it('is decided by whoever may, and tells who it was and what they said', async () => {
  const server = await startTestServer();
  await publish(server, 'trial', { ask: ['approval', ask, next], yes: end('yes'), no: end('no') });
  const { id } = await start(server, 'trial');
  const tanaka = await server.as('tanaka');
  const { items } = good(await tanaka.call(approvalsApi.listApprovals, {}));
  expect(items).toMatchObject([{ runId: id, form: { title: ask.title } }]);
  const notices = good(await tanaka.call(notificationsApi.listNotifications, {}));
  expect(JSON.stringify(notices)).toContain('Refund?');
  const params = { id, token: items[0]?.token ?? '' };
  const body = { decision: 'rejected' as const, comment: 'Too much' };
  // The door for screens does not open it, whoever knocks.
  const aside = await tanaka.call(runsApi.answerScreen, { params, body: { values: body } });
  expect(aside.ok).toBe(false);
  good(await tanaka.call(approvalsApi.decideApproval, { params, body }));
  const run = await readRun(server, id);
  expect(run).toMatchObject({ status: 'finished', outcome: 'no' });
  const decided = run.trace.find(({ kind, stepId }) => kind === 'settled' && stepId === 'ask');
  expect(decided?.output).toMatchObject({ decision: 'rejected', comment: 'Too much' });
  expect(decided?.why).toMatchObject([{ text: 'approval.rejected', right: 'Too much' }]);
  const twice = await tanaka.call(approvalsApi.decideApproval, { params, body });
  expect(twice.ok ? 200 : twice.problem.status).toBe(409);
});

it('is not shown to others, nor decided by them', async () => {
  const server = await startTestServer();
  await publish(server, 'trial', { ask: ['approval', ask, next], yes: end('yes'), no: end('no') });
  const { id } = await start(server, 'trial');
  const mori = await server.as('mori');
  expect(good(await mori.call(approvalsApi.listApprovals, {})).items).toEqual([]);
  const params = { id, token: 'ask.1' };
  const tried = await mori.call(approvalsApi.decideApproval, { params, body: { decision: 'approved' } });
  expect(tried.ok ? 200 : tried.problem.status).toBe(404);
  expect((await readRun(server, id)).status).toBe('active');
});

it('fails where nobody may decide', async () => {
  const server = await startTestServer();
  const nobody = { ...ask, approvers: [{ agent: '{{vars.none}}' }] };
  const variables = [{ name: 'none', type: 'text' }];
  const wires = { ...next, error: 'none' };
  await publish(
    server,
    'trial',
    { ask: ['approval', nobody, wires], yes: end(), no: end(), none: end('none') },
    { variables },
  );
  expect((await start(server, 'trial')).outcome).toBe('none');
});

it('takes what was said for the case that nobody decides in time', async () => {
  const server = await startTestServer();
  const limited = { ...ask, timeout: { hours: 1 }, onTimeout: 'rejected' };
  await publish(server, 'trial', { ask: ['approval', limited, next], yes: end('yes'), no: end('no') });
  const { id } = await start(server, 'trial');
  await advance(server, 60);
  expect(await readRun(server, id)).toMatchObject({ status: 'finished', outcome: 'no' });
  const tanaka = await server.as('tanaka');
  expect(good(await tanaka.call(approvalsApi.listApprovals, {})).items).toEqual([]);
});
