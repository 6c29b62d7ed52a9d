import { describe, expect, it } from 'vitest';
import {
  casesApi,
  conversationsApi,
  customersApi,
  flowsApi,
  runsApi,
  ticketsApi,
} from '../../../server/client.ts';
import type { RunSummary } from '../../../server/contract/runs.ts';
import { good, startTestServer, type TestServer } from '../../support/server.ts';
import { advance, publish, readRun } from '../../support/story-flow.ts';

const end: [string, Record<string, unknown>] = ['end', { outcome: 'done' }];
const rest = {
  hold: ['wait', { for: 'duration', duration: { days: 9 } }, { done: 'out' }],
  out: end,
} as const;
const becomesCritical = {
  type: 'recordChange',
  object: 'case',
  on: ['create', 'update'],
  when: { left: 'case.priority', op: 'eq', right: 'critical' },
  onlyWhenChangedToMeet: true,
};

let customers = 0;
async function newCase({ admin }: TestServer): Promise<string> {
  const body = { channel: 'chat', handle: `guest ${++customers}`, text: 'Hello' } as const;
  return good(await admin.call(conversationsApi.sendMessage, { body })).caseId ?? '';
}
async function change({ app, admin }: TestServer, id: string, body: object): Promise<void> {
  good(await admin.call(casesApi.updateCase, { params: { id }, body }));
  await app.drain();
}
async function runsOf({ admin }: TestServer, flow: string): Promise<RunSummary[]> {
  return good(await admin.call(runsApi.listRuns, { query: { flow } })).items;
}

describe('a flow that a changed record starts', () => {
  it('fires once when the priority of a case becomes critical, and not on later edits', async () => {
    const server = await startTestServer();
    await publish(server, 'alarm', { out: end }, { trigger: becomesCritical });
    const id = await newCase(server);
    await change(server, id, { subject: 'Still nothing special' });
    expect(await runsOf(server, 'alarm')).toEqual([]);
    await change(server, id, { priority: 'critical' });
    expect(await runsOf(server, 'alarm')).toMatchObject([{ caseId: id, trigger: 'recordChange:case' }]);
    await change(server, id, { subject: 'Edited while critical' });
    await change(server, id, { type: 'problem' });
    expect(await runsOf(server, 'alarm')).toHaveLength(1);
    await change(server, id, { priority: 'low' });
    await change(server, id, { priority: 'critical' });
    expect(await runsOf(server, 'alarm')).toHaveLength(2);
  });

  it('judges the record by how it was and how it is, whatever happens before the run starts', async () => {
    const server = await startTestServer();
    const when = {
      all: [
        { left: 'case.priority', op: 'changed' },
        { left: 'previous.case.priority', op: 'eq', right: 'high' },
        { left: 'contact.isVip', op: 'neq', right: true },
      ],
    };
    const trigger = { type: 'recordChange', object: 'case', on: ['update'], when };
    await publish(server, 'calm', { out: end }, { trigger });
    const id = await newCase(server);
    await change(server, id, { priority: 'high' });
    expect(await runsOf(server, 'calm')).toEqual([]);
    await Promise.all([change(server, id, { priority: 'low' }), change(server, id, { priority: 'high' })]);
    expect(await runsOf(server, 'calm')).toHaveLength(1);
  });

  it('starts for contacts, accounts and tickets too, and the run can read them', async () => {
    const server = await startTestServer();
    const { admin, app } = server;
    const of = (object: string, on: string[], path: string) =>
      publish(
        server,
        `on-${object.toLowerCase()}`,
        {
          keep: ['setVariables', { set: [{ name: 'seen', value: `{{ ${path} }}` }] }, { done: 'out' }],
          out: end,
        },
        {
          trigger: { type: 'recordChange', object, on },
          variables: [{ name: 'seen', type: 'text', output: true }],
        },
      );
    await of('contact', ['create'], 'contact.name');
    await of('account', ['update'], 'account.tier');
    await of('ticket', ['update'], 'ticket.status');
    good(await admin.call(customersApi.createContact, { body: { name: 'Ana' } }));
    const caseId = await newCase(server);
    const body = { department: 'it', type: 'incident', priority: 'high', summary: 'Down' } as const;
    const ticket = good(await admin.call(ticketsApi.createCaseTicket, { params: { id: caseId }, body }));
    good(
      await admin.call(ticketsApi.updateTicket, {
        params: { id: ticket.id },
        body: { status: 'acknowledged' },
      }),
    );
    await app.drain();
    const outputs = async (flow: string) =>
      Promise.all((await runsOf(server, flow)).map(async ({ id }) => (await readRun(server, id)).outputs));
    expect(await outputs('on-contact')).toContainEqual({ seen: 'Ana' });
    expect(await outputs('on-ticket')).toEqual([{ seen: 'acknowledged' }]);
    expect((await runsOf(server, 'on-ticket'))[0]?.caseId).toBe(caseId);
  });

  it.each([
    ['always', 3],
    ['onePerRecord', 2],
    ['onePerConversation', 2],
    ['whileRunningSkip', 1],
  ])('starts with re-entry %s %i runs for three changes of two cases', async (reentry, runs) => {
    const server = await startTestServer();
    const trigger = { type: 'recordChange', object: 'case', on: ['update'], when: { left: 'case.priority', op: 'changed' }, reentry }; // prettier-ignore
    const [one, other] = [await newCase(server), await newCase(server)];
    await publish(server, 'slow', { ...rest } as never, { trigger });
    await change(server, one, { priority: 'high' });
    await change(server, one, { priority: 'low' });
    await change(server, other, { priority: 'high' });
    expect(await runsOf(server, 'slow')).toHaveLength(runs);
    await advance(server, 10 * 24 * 60);
    await change(server, one, { priority: 'critical' });
    expect(await runsOf(server, 'slow')).toHaveLength(runs + 1);
  });

  it('starts nothing once it is taken off', async () => {
    const server = await startTestServer();
    await publish(server, 'alarm', { out: end }, { trigger: becomesCritical });
    good(await server.admin.call(flowsApi.deactivateFlow, { params: { id: 'alarm' } }));
    const id = await newCase(server);
    await change(server, id, { priority: 'critical' });
    expect(await runsOf(server, 'alarm')).toEqual([]);
  });
});

it('takes a second start by hand as a conflict where one per case is allowed', async () => {
  const server = await startTestServer();
  const trigger = { type: 'manual', object: 'case', reentry: 'onePerRecord' };
  await publish(server, 'guide', { ...rest } as never, { trigger });
  const caseId = await newCase(server);
  const start = () =>
    server.admin.call(runsApi.startRun, { params: { id: 'guide' }, query: { wait: 0 }, body: { caseId } });
  const answers = await Promise.all([start(), start(), start()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
});
