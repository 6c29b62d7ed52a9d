import { z } from 'zod';
import { flowSchema } from '../../engine/core/flow.ts';
import { formSchema } from '../../engine/core/form.ts';
import { runStatuses } from '../../engine/core/run.ts';
import { textSchema } from '../../engine/core/text.ts';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';
import { saidFields } from '../../engine/core/issue.ts';

const tag = 'Runs';
const readers = ['admin', 'supervisor'] as const;
const workers = ['admin', 'supervisor', 'agent'] as const;

export const runSummarySchema = z.object({
  id: z.string(),
  flowKey: z.string(),
  flowTitle: textSchema,
  flowVersion: z.int(),
  status: z.enum(runStatuses),
  waitingFor: z.string().nullable(),
  waitingStepId: z.string().nullable(),
  /** What people call the step at which it waits or has failed. */
  stepTitle: textSchema.nullable(),
  trigger: z.string(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  outcome: z.string().nullable(),
  errorCode: z.string().nullable(),
  errorStepId: z.string().nullable(),
  /** The run of which this one repeats a part, and from which step. */
  rerunOf: z.string().nullable(),
  rerunFromStep: z.string().nullable(),
  startedAt: z.string(),
  updatedAt: z.string(),
  endedAt: z.string().nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

export const reasonSchema = z.object({
  text: z.string(),
  left: z.unknown().optional(),
  op: z.string().optional(),
  right: z.unknown().optional(),
  result: z.unknown().optional(),
});
/** One line of the trace: a step execution with what it got, what it gave, and why. Times are ISO 8601 UTC. */
export const traceEntrySchema = z.object({
  at: z.string(),
  stepId: z.string(),
  visit: z.int(),
  kind: z.enum(['started', 'settled', 'rested', 'retrying', 'failed', 'cancelled', 'ended', 'repaired']),
  outcome: z.string().nullable(),
  to: z.string().nullable(),
  input: z.unknown(),
  output: z.unknown(),
  why: z.array(reasonSchema),
  warnings: z.array(z.string()),
  error: z.object({ code: z.string(), message: z.string(), ...saidFields }).nullable(),
});
export type TraceEntry = z.infer<typeof traceEntrySchema>;

export const taskSchema = z.object({
  id: z.string(),
  runId: z.string(),
  token: z.string(),
  stepId: z.string(),
  flowKey: z.string(),
  flowTitle: textSchema,
  caseId: z.string().nullable(),
  form: formSchema,
  createdAt: z.string(),
});
export type Task = z.infer<typeof taskSchema>;

export const runSchema = runSummarySchema.extend({
  document: flowSchema,
  trace: z.array(traceEntrySchema),
  outputs: z.record(z.string(), z.unknown()),
  error: z.object({ code: z.string(), message: z.string(), stepId: z.string(), ...saidFields }).nullable(),
  positions: z.array(
    z.object({ stepId: z.string(), waitingFor: z.string(), expiresAt: z.string().nullable() }),
  ),
  task: taskSchema.nullable(),
  /** Runs that repeat a part of this one, newest first. */
  reruns: z.array(z.object({ id: z.string(), fromStep: z.string(), status: runSummarySchema.shape.status })),
});
export type Run = z.infer<typeof runSchema>;

/** What a start answers: the run so far. `task` is the screen to fill in next, where there is one. */
export const startedRunSchema = z.object({
  id: z.string(),
  status: runSummarySchema.shape.status,
  waitingFor: z.string().nullable(),
  outcome: z.string().nullable(),
  outputs: z.record(z.string(), z.unknown()),
  caseId: z.string().nullable(),
  task: taskSchema.nullable(),
});
export type StartedRun = z.infer<typeof startedRunSchema>;

const starters = ['admin', 'supervisor', 'agent', 'integration'] as const;
export const startRun = endpoint({
  id: 'startRun',
  method: 'POST',
  path: '/flows/:id/runs',
  tag,
  who: starters,
  summary: 'Start a flow',
  description:
    'Answers 200 when the run has finished or rests on a person or a time within `wait` seconds (10 at most), otherwise 202.',
  params: idParams,
  query: z.object({ wait: z.coerce.number().min(0).max(10).default(10) }),
  body: z.object({
    input: z.record(z.string(), z.unknown()).default({}),
    caseId: z.string().max(64).optional(),
  }),
  result: startedRunSchema,
  accepts: true,
  idempotent: true,
  opensWork: true,
});
const time = z.iso.datetime({ offset: true }).optional();
/** Which runs are meant. `stepId`: where a run waits or has failed. Times bound the start, both ends included. */
export const runFilter = {
  flow: z.string().max(64).optional(),
  version: z.coerce.number().int().optional(),
  status: runSummarySchema.shape.status.optional(),
  errorCode: z.string().max(100).optional(),
  stepId: z.string().max(100).optional(),
  startedFrom: time,
  startedTo: time,
};
const runQuery = z.object({ ...pageQuery, ...runFilter, caseId: z.string().optional() });
export const listRuns = endpoint({
  id: 'listRuns',
  method: 'GET',
  path: '/runs',
  tag,
  who: starters,
  summary: 'List runs, newest first',
  description: 'Agents name the case whose runs they want to see.',
  query: runQuery,
  result: pageOf(runSummarySchema),
});
export const getRun = endpoint({
  id: 'getRun',
  method: 'GET',
  path: '/runs/:id',
  tag,
  who: starters,
  summary: 'Read a run with its trace and the version it runs on',
  params: idParams,
  result: runSchema,
});
export const cancelRun = endpoint({
  id: 'cancelRun',
  method: 'POST',
  path: '/runs/:id/cancel',
  tag,
  who: readers,
  summary: 'Cancel a run',
  params: idParams,
  body: z.object({ reason: z.string().min(1).max(500) }),
  result: startedRunSchema,
});
export const retryRun = endpoint({
  id: 'retryRun',
  method: 'POST',
  path: '/runs/:id/retry',
  tag,
  who: readers,
  summary: 'Retry a failed run at the step that failed',
  description:
    'What ran beside the failed step in other branches was given up when it failed and is entered anew as well.',
  params: idParams,
  body: z.object({ reason: z.string().max(500).default('') }),
  result: startedRunSchema,
});
/** 422 keeps the screen open with the issues by field; 409 when it was answered meanwhile. */
export const answerScreen = endpoint({
  id: 'answerScreen',
  method: 'POST',
  path: '/runs/:id/screens/:token',
  tag,
  who: workers,
  summary: 'Answer a screen',
  params: z.object({ id: z.string(), token: z.string() }),
  body: z.object({ values: z.record(z.string(), z.unknown()) }),
  result: startedRunSchema,
});
export const cancelScreen = endpoint({
  id: 'cancelScreen',
  method: 'POST',
  path: '/runs/:id/screens/:token/cancel',
  tag,
  who: workers,
  summary: 'Leave a screen by its cancel outcome',
  params: z.object({ id: z.string(), token: z.string() }),
  result: startedRunSchema,
});
export const listTasks = endpoint({
  id: 'listTasks',
  method: 'GET',
  path: '/tasks',
  tag,
  who: workers,
  summary: 'Open screens of a case or of all',
  query: z.object({ caseId: z.string().optional() }),
  result: z.object({ items: z.array(taskSchema) }),
});
/** Flows an agent may start on a case: live, manual trigger. */
export const listCaseFlows = endpoint({
  id: 'listCaseFlows',
  method: 'GET',
  path: '/cases/:id/flows',
  tag,
  who: workers,
  summary: 'Guided flows that can be started on a case',
  params: idParams,
  result: z.object({
    items: z.array(z.object({ key: z.string(), title: textSchema, description: textSchema.nullable() })),
    tasks: z.array(taskSchema),
  }),
});
export const sendEvent = endpoint({
  id: 'sendEvent',
  method: 'POST',
  path: '/events',
  tag,
  who: ['admin', 'integration'],
  summary: 'Tell the flows that something happened',
  description: 'Starts flows with this event trigger and moves runs that wait for it.',
  body: z.object({
    name: z.string().min(1).max(100),
    payload: z.record(z.string(), z.unknown()).default({}),
  }),
  result: z.object({ accepted: z.boolean() }),
  status: 202,
  opensWork: true,
});
