import { expect } from 'vitest';
import { casesApi, notificationsApi, runsApi, ticketsApi } from '../../server/client.ts';
import type { Run, TraceEntry } from '../../server/contract/runs.ts';
import type { Expectation } from './scenario.ts';
import { good } from './server.ts';
import { caseOf, type Story } from './story.ts';

/** Compares what a scenario expects with what the server says now. */
export async function checkExpectation(story: Story, wanted: Expectation): Promise<void> {
  await checkCase(story, wanted);
  await checkRun(story, wanted);
  await checkLists(story, wanted);
}

async function checkCase(story: Story, { case: fields, sla }: Expectation): Promise<void> {
  if (!fields && !sla) return;
  const seen = good(await story.server.admin.call(casesApi.getCase, { params: { id: caseOf(story) } }));
  if (fields) expect(seen.case).toMatchObject(fields);
  if (!sla) return;
  expect(seen.sla?.state).toBe(sla.state);
  const dueInMinutes = (Date.parse(seen.sla?.dueAt ?? '') - story.startedAt) / 60_000;
  if (sla.dueInMinutes !== undefined) expect(dueInMinutes).toBe(sla.dueInMinutes);
}

async function checkRun(story: Story, { run: wanted, reason, visited }: Expectation): Promise<void> {
  if (!wanted && reason === undefined && !visited) return;
  const run = await findRun(story, wanted?.flow);
  if (reason !== undefined) {
    const reasons = run.trace.flatMap((entry) => entry.why.map((why) => why.text));
    expect(
      reasons.some((text) => text.includes(reason)),
      reasons.join('\n'),
    ).toBe(true);
  }
  const left = run.trace.filter((entry) => entry.kind === 'settled').map((entry) => entry.stepId);
  for (const [step, times] of Object.entries(visited ?? {}))
    expect(left.filter((id) => id === step).length).toBe(times);
  if (!wanted) return;
  const { status, waitingFor, outcome, outputs, at, path } = wanted;
  const trace = JSON.stringify(run.trace.slice(-3), null, 1);
  if (status !== undefined) expect(run.status, trace).toBe(status);
  if (waitingFor !== undefined) expect(run.waitingFor).toBe(waitingFor);
  if (outcome !== undefined) expect(run.outcome).toBe(outcome);
  if (outputs) expect(run.outputs).toMatchObject(outputs);
  if (at !== undefined) expect(run.positions.map((position) => position.stepId)).toContain(at);
  if (path) expect(pathOf(run, path)).toEqual(path);
}

async function findRun(story: Story, flow: string | undefined): Promise<Run> {
  const { admin } = story.server;
  const read = async (id: string): Promise<Run> => good(await admin.call(runsApi.getRun, { params: { id } }));
  for (const id of story.runIds) {
    const run = await read(id);
    if (flow === undefined || run.flowKey === flow) return run;
  }
  // Started by an event or a schedule, so no answer has named it. A schedule's run may be about no case.
  const ofFlow = good(await admin.call(runsApi.listRuns, { query: { flow } })).items;
  const newest = ofFlow.find(({ caseId }) => caseId === null || caseId === caseOf(story));
  if (!newest) throw new Error(`There is no run of "${flow ?? 'any flow'}".`);
  return read(newest.id);
}

/** What happened, in the scenario's words. A `*` of the wanted path stands for whatever outcome came there. */
function pathOf(run: Run, wanted: readonly string[]): string[] {
  const lines = run.trace.map(lineOf).filter((line) => line !== undefined);
  return lines.map((line, at) => {
    const step = line.split(':')[0] ?? line;
    return wanted[at] === `${step}:*` ? `${step}:*` : line;
  });
}
function lineOf(
  { kind, stepId, outcome }: TraceEntry,
  at: number,
  all: readonly TraceEntry[],
): string | undefined {
  if (stepId === '') return undefined;
  if (kind === 'settled') {
    // An end step settles too, but leads nowhere.
    return outcome === null || isEnd(at, all) ? `${stepId} ends` : `${stepId}:${outcome}`;
  }
  if (kind === 'rested') return `${stepId} waits`;
  return kind === 'ended' ? `${stepId} ends` : `${stepId} ${kind}`;
}
const isEnd = (at: number, all: readonly TraceEntry[]): boolean =>
  all[at + 1]?.kind === 'ended' && all[at]?.to === null;

async function checkLists(story: Story, wanted: Expectation): Promise<void> {
  const { admin } = story.server;
  if (wanted.tickets) {
    const { items } = good(await admin.call(ticketsApi.listTickets, { query: { caseId: caseOf(story) } }));
    const sorted = items.sort((a, b) => a.department.localeCompare(b.department));
    expect(sorted).toMatchObject(wanted.tickets);
  }
  if (wanted.outbox) {
    const query = { caseId: caseOf(story) };
    const { items } = good(await admin.call(notificationsApi.listOutbox, { query }));
    expect(items.reverse()).toMatchObject(wanted.outbox);
  }
  for (const [person, count] of Object.entries(wanted.notices ?? {})) {
    const client = await story.server.as(person);
    expect(good(await client.call(notificationsApi.listNotifications)).items.length).toBe(count);
  }
  if (wanted.cases !== undefined)
    expect(good(await admin.call(casesApi.listCases)).items.length).toBe(wanted.cases);
  if (wanted.runs !== undefined)
    expect(good(await admin.call(runsApi.listRuns)).items.length).toBe(wanted.runs);
}
