import { describe, expect, it } from 'vitest';
import {
  casesApi,
  conversationsApi,
  createClient,
  flowsApi,
  peopleApi,
  runsApi,
  ticketsApi,
} from '../../../server/client.ts';
import { endpoints } from '../../../server/contract/contract.ts';
import { good, startTestServer, type TestServer } from '../../support/server.ts';

const hostile = `<img src=x onerror=alert(1)>{{ 1 + 1 }}{{ case.number }}\${7*7}'; DROP TABLE cases;--`;

/** A customer writes; the case that comes of it. */
async function openCase({ admin, app }: TestServer, text: string): Promise<string> {
  const body = {
    channel: 'webForm',
    handle: 'someone@example.com',
    subject: text.slice(0, 80),
    text,
  } as const;
  const received = good(await admin.call(conversationsApi.sendMessage, { body }));
  await app.drain();
  return received.caseId ?? '';
}

describe('The whole server', () => {
  it('serves every endpoint of the contract', async () => {
    const { baseUrl } = await startTestServer();
    for (const { id, method, path } of endpoints) {
      const response = await fetch(`${baseUrl}/api/v1${path.replace(/:\w+/g, 'x')}`, { method });
      await response.body?.cancel();
      const body = response.headers.get('x-request-id');
      expect(body, id).not.toBeNull();
      if (response.status !== 404) continue;
      // Invitations are looked up before anybody has signed in.
      expect(['getInvitation', 'acceptInvitation']).toContain(id);
    }
  });

  it('hides another department’s ticket as if it were not there', async () => {
    const server = await startTestServer();
    const caseId = await openCase(server, 'You charged me twice.');
    const ticket = good(
      await server.admin.call(ticketsApi.createCaseTicket, {
        params: { id: caseId },
        body: { department: 'it', type: 'couponBug', summary: 'Coupon rejected' },
      }),
    );
    const people = good(await server.admin.call(peopleApi.listAgents)).items;
    const member = (department: string) =>
      people.find((person) => person.department === department)?.id ?? '';
    const it = await server.as(member('it'));
    const finance = await server.as(member('finance'));
    const params = { params: { id: ticket.id } };
    expect(await it.call(ticketsApi.getTicket, params)).toMatchObject({ ok: true });
    expect(await finance.call(ticketsApi.getTicket, params)).toMatchObject({ status: 404 });
    expect(await finance.call(ticketsApi.listTickets)).toMatchObject({ data: { items: [] } });
    expect(await finance.call(casesApi.getCase, { params: { id: caseId } })).toMatchObject({ status: 403 });
  });

  it('keeps hostile words as words, wherever a customer can put them', async () => {
    const server = await startTestServer();
    const caseId = await openCase(server, hostile);
    const read = good(await server.admin.call(casesApi.getCase, { params: { id: caseId } }));
    expect(JSON.stringify(read)).toContain(JSON.stringify(hostile.slice(0, 80)).slice(1, -1));
    const runs = good(await server.admin.call(runsApi.listRuns)).items;
    expect(runs.filter(({ status }) => status === 'failed')).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'refuses %s as a name in flows and data',
    async (name) => {
      const server = await startTestServer();
      const step = { type: 'end', config: { outcome: 'x' }, next: {} };
      // Built as text: written as an object, `__proto__` would never leave this process.
      const flow = `{"format":1,"key":"evil","steps":{"${name}":${JSON.stringify(step)}}}`;
      expect(await server.admin.call(flowsApi.createFlow, { body: JSON.parse(flow) })).toMatchObject({
        status: 422,
      });
      const input = JSON.parse(`{"input":{"${name}":1}}`) as { input: Record<string, unknown> };
      const started = await server.admin.call(runsApi.startRun, {
        params: { id: 'keyword-to-department' },
        body: input,
      });
      expect(started).toMatchObject({ status: 422 });
    },
  );

  it('calls no host that is not on the list, and says so in the run', async () => {
    const server = await startTestServer();
    const flow = {
      format: 1,
      key: 'call-out',
      title: { en: 'Call out', ja: '外部呼び出し' },
      trigger: { type: 'api' },
      settings: { timezone: 'Asia/Tokyo', fallbackQueue: 'q-general', maxStepExecutions: 50 },
      variables: [],
      start: 'call',
      steps: {
        call: {
          type: 'httpRequest',
          config: { method: 'GET', url: 'http://169.254.169.254/latest/meta-data/' },
          next: { done: 'ok', error: 'refused' },
        },
        ok: { type: 'end', config: { outcome: 'ok' }, next: {} },
        refused: { type: 'end', config: { outcome: 'refused' }, next: {} },
      },
      layout: {},
    };
    const draft = good(await server.admin.call(flowsApi.createFlow, { body: flow }));
    good(await server.admin.call(flowsApi.publishFlow, { params: { id: draft.flow.id }, body: {} }));
    const started = good(
      await server.admin.call(runsApi.startRun, { params: { id: 'call-out' }, query: { wait: 0 }, body: {} }),
    );
    await server.app.drain();
    const run = good(await server.admin.call(runsApi.getRun, { params: { id: started.id } }));
    expect(run).toMatchObject({ status: 'finished', outcome: 'refused' });
    expect(JSON.stringify(run.trace)).toContain('HOST_NOT_ALLOWED');
  });

  it('lets a program in with its key, and only where its role may go', async () => {
    const { baseUrl, app } = await startTestServer();
    const { key } = await app.accounts.keys.create('CRM', 'integration', 'test');
    const program = createClient({ baseUrl, apiKey: key });
    expect(await program.call(runsApi.listRuns)).toMatchObject({ ok: true });
    expect(await program.call(flowsApi.listFlows)).toMatchObject({ status: 403 });
    expect(await createClient({ baseUrl }).call(runsApi.listRuns)).toMatchObject({ status: 401 });
  });
});
