import { expect } from 'vitest';
import {
  approvalsApi,
  casesApi,
  clockApi,
  conversationsApi,
  runsApi,
  ticketsApi,
} from '../../server/client.ts';
import { checkExpectation } from './scenario-expect.ts';
import type { Scenario, ScenarioStep } from './scenario.ts';
import { good, type TestServer } from './server.ts';
import { caseOf, type Story } from './story.ts';

export async function playScenario(server: TestServer, { steps }: Scenario): Promise<void> {
  const story: Story = { server, runIds: [], startedAt: await timeOf(server) };
  for (const [at, step] of steps.entries()) {
    try {
      await play(story, step);
    } catch (error) {
      const told = `step ${at + 1} ${JSON.stringify(step).slice(0, 300)}`;
      throw new Error(`${told}\n${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}

async function play(story: Story, step: ScenarioStep): Promise<void> {
  const { admin } = story.server;
  if ('send' in step) return send(story, step.send);
  if ('start' in step) return start(story, step.start);
  if ('answer' in step) return answer(story, step.answer);
  if ('leaveScreen' in step) return leave(story, step.leaveScreen.as);
  if ('decide' in step) return decide(story, step.decide);
  if ('resolveTicket' in step) return moveTicket(story, 'resolved', step.resolveTicket);
  if ('rejectTicket' in step) return moveTicket(story, 'rejected', step.rejectTicket);
  if ('expect' in step) return checkExpectation(story, step.expect);
  if ('advance' in step) {
    const { minutes = 0, hours = 0, days = 0 } = step.advance;
    const ms = ((days * 24 + hours) * 60 + minutes) * 60_000;
    good(await admin.call(clockApi.advanceClock, { body: { ms } }));
    return;
  }
  const params = { id: caseOf(story) };
  if ('agentReply' in step) {
    const agent = await story.server.as(step.agentReply.as);
    good(await agent.call(casesApi.replyToCase, { params, body: { text: step.agentReply.text } }));
    return;
  }
  const { version } = good(await admin.call(casesApi.getCase, { params })).case;
  good(await admin.call(casesApi.updateCase, { params, body: step.change, ifMatch: version }));
}

type Told<Name extends string> = Extract<ScenarioStep, Record<Name, unknown>>[Name &
  keyof Extract<ScenarioStep, Record<Name, unknown>>];

async function send(story: Story, message: Told<'send'>): Promise<void> {
  const received = good(await story.server.admin.call(conversationsApi.sendMessage, { body: message }));
  story.caseId = received.caseId ?? story.caseId;
  if (received.runs.length > 0) story.runIds = received.runs.map((run) => run.id);
}

async function start(story: Story, { flow, as, input }: Told<'start'>): Promise<void> {
  const agent = await story.server.as(as);
  const started = await agent.call(runsApi.startRun, {
    params: { id: flow },
    body: { caseId: story.caseId, input },
  });
  story.runIds = [good(started).id];
}

async function answer(story: Story, { as, values, refused }: Told<'answer'>): Promise<void> {
  const agent = await story.server.as(as);
  const { runId, token } = await openScreen(story);
  const result = await agent.call(runsApi.answerScreen, { params: { id: runId, token }, body: { values } });
  if (!refused) return void good(result);
  expect(result.status).toBe(422);
  const issues = result.ok ? [] : (result.problem.issues ?? []);
  expect(issues.map((issue) => issue.path)).toEqual(refused);
}

async function leave(story: Story, as: string): Promise<void> {
  const agent = await story.server.as(as);
  const { runId, token } = await openScreen(story);
  good(await agent.call(runsApi.cancelScreen, { params: { id: runId, token } }));
}

async function decide(story: Story, { as, ...body }: Told<'decide'>): Promise<void> {
  const decider = await story.server.as(as);
  const { items } = good(await decider.call(approvalsApi.listApprovals, {}));
  const asked = items.find((item) => story.runIds.includes(item.runId));
  if (!asked) throw new Error(`Nothing of the run waits for the decision of ${as}.`);
  good(
    await decider.call(approvalsApi.decideApproval, {
      params: { id: asked.runId, token: asked.token },
      body,
    }),
  );
}

async function openScreen(story: Story): Promise<{ runId: string; token: string }> {
  const { items } = good(
    await story.server.admin.call(runsApi.listTasks, { query: { caseId: caseOf(story) } }),
  );
  const task = items.find((item) => story.runIds.includes(item.runId));
  if (!task) throw new Error('No screen of the run is open.');
  return task;
}

async function moveTicket(
  story: Story,
  status: 'resolved' | 'rejected',
  { department, resolution }: Told<'resolveTicket'>,
): Promise<void> {
  const { admin } = story.server;
  const { items } = good(await admin.call(ticketsApi.listTickets, { query: { caseId: caseOf(story) } }));
  const ticket = items.find((item) => item.department === department);
  if (!ticket) throw new Error(`The case has no ticket of the department ${department}.`);
  const body = { status, resolution };
  good(
    await admin.call(ticketsApi.updateTicket, { params: { id: ticket.id }, body, ifMatch: ticket.version }),
  );
}

/** The server's own time: moving the clock by nothing answers it. */
async function timeOf(server: TestServer): Promise<number> {
  return Date.parse(good(await server.admin.call(clockApi.advanceClock, { body: { ms: 0 } })).now);
}
