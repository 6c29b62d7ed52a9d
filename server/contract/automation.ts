import { z } from 'zod';
import { flowSchema } from '../../engine/core/flow.ts';
import { formSchema } from '../../engine/core/form.ts';
import { issueSchema } from '../../engine/core/issue.ts';
import { textSchema } from '../../engine/core/text.ts';
import { endpoint, idParams, pageOf, pageQuery } from './endpoint.ts';

const tag = 'Automation';
const builders = ['admin'] as const;
const readers = ['admin', 'supervisor'] as const;
const workers = ['admin', 'supervisor', 'agent'] as const;

/** A flow in the list. `draftChanged`: the draft differs from the live version. */
export const flowSummarySchema = z.object({
  id: z.string(),
  key: z.string(),
  title: textSchema,
  status: z.enum(['draft', 'active', 'inactive']),
  trigger: z.string(),
  activeVersion: z.int().nullable(),
  latestVersion: z.int().nullable(),
  draftChanged: z.boolean(),
  problems: z.int(),
  activeRuns: z.int(),
  updatedAt: z.string(),
});
export type FlowSummary = z.infer<typeof flowSummarySchema>;

/** The draft being edited. `revision` goes into `If-Match` of the next save. Issues are those of the saved draft. */
export const draftSchema = z.object({
  flow: flowSummarySchema,
  document: z.unknown(),
  revision: z.int(),
  issues: z.array(issueSchema),
});

export const versionSchema = z.object({
  number: z.int(),
  note: z.string(),
  publishedBy: z.string(),
  createdAt: z.string(),
  active: z.boolean(),
  activeRuns: z.int(),
});

export const listFlows = endpoint({
  id: 'listFlows',
  method: 'GET',
  path: '/flows',
  tag,
  who: workers,
  summary: 'List flows',
  result: z.object({ items: z.array(flowSummarySchema) }),
});
export const createFlow = endpoint({
  id: 'createFlow',
  method: 'POST',
  path: '/flows',
  tag,
  who: builders,
  summary: 'Create a flow from a document',
  description: 'The document is checked whole; every fault is listed with path and code.',
  body: z.unknown(),
  result: draftSchema,
  status: 201,
});
export const getDraft = endpoint({
  id: 'getDraft',
  method: 'GET',
  path: '/flows/:id',
  tag,
  who: readers,
  summary: 'Read a flow and its draft (by id or key)',
  params: idParams,
  result: draftSchema,
});
export const saveDraft = endpoint({
  id: 'saveDraft',
  method: 'PUT',
  path: '/flows/:id/draft',
  tag,
  who: builders,
  summary: 'Save the draft',
  description: 'A draft may have faults; publishing may not. `If-Match` carries the revision it is based on.',
  params: idParams,
  body: z.object({ document: z.unknown() }),
  result: draftSchema,
  ifMatch: true,
});
export const validateFlow = endpoint({
  id: 'validateFlow',
  method: 'POST',
  path: '/flows/validate',
  tag,
  who: builders,
  summary: 'Check a document without saving it',
  body: z.unknown(),
  result: z.object({ issues: z.array(issueSchema) }),
});
export const publishFlow = endpoint({
  id: 'publishFlow',
  method: 'POST',
  path: '/flows/:id/versions',
  tag,
  who: builders,
  summary: 'Publish the draft as the next version and make it live',
  params: idParams,
  body: z.object({ note: z.string().max(500).default('') }),
  result: versionSchema,
  status: 201,
});
export const listVersions = endpoint({
  id: 'listVersions',
  method: 'GET',
  path: '/flows/:id/versions',
  tag,
  who: readers,
  summary: 'List published versions',
  params: idParams,
  result: z.object({ items: z.array(versionSchema) }),
});
const versionParams = z.object({ id: z.string(), number: z.coerce.number().int() });
export const getVersion = endpoint({
  id: 'getVersion',
  method: 'GET',
  path: '/flows/:id/versions/:number',
  tag,
  who: workers,
  summary: 'Read a published version',
  params: versionParams,
  result: z.object({ version: versionSchema, document: flowSchema }),
});
export const activateVersion = endpoint({
  id: 'activateVersion',
  method: 'POST',
  path: '/flows/:id/activate',
  tag,
  who: builders,
  summary: 'Make a published version live',
  params: idParams,
  body: z.object({ number: z.int() }),
  result: flowSummarySchema,
});
export const deactivateFlow = endpoint({
  id: 'deactivateFlow',
  method: 'POST',
  path: '/flows/:id/deactivate',
  tag,
  who: builders,
  summary: 'Take the flow off; runs in progress go on',
  params: idParams,
  result: flowSummarySchema,
});
export const deleteVersion = endpoint({
  id: 'deleteVersion',
  method: 'DELETE',
  path: '/flows/:id/versions/:number',
  tag,
  who: builders,
  summary: 'Delete a version that is neither live nor needed by a run',
  params: versionParams,
  result: z.object({}),
});

/** A step type as the palette and other programs see it. */
export const stepTypeSchema = z.object({
  type: z.string(),
  version: z.int(),
  category: z.string(),
  kind: z.string(),
  title: textSchema,
  summary: textSchema,
  icon: z.string(),
  schema: z.unknown(),
  outcomes: z.array(z.object({ id: z.string(), label: textSchema, kind: z.string() })),
  example: z.unknown(),
});
export const listStepTypes = endpoint({
  id: 'listStepTypes',
  method: 'GET',
  path: '/step-types',
  tag,
  who: workers,
  summary: 'Step types with the JSON Schema of their settings and their outcomes',
  result: z.object({ items: z.array(stepTypeSchema) }),
});

const choiceSchema = z.object({ id: z.string(), name: textSchema });
/** What a flow may refer to by id: for pickers and for the check. */
export const vocabularySchema = z.object({
  queue: z.array(choiceSchema),
  skill: z.array(choiceSchema),
  department: z.array(choiceSchema),
  template: z.array(choiceSchema),
  slaPolicy: z.array(choiceSchema),
  businessHours: z.array(choiceSchema),
  ruleset: z.array(choiceSchema),
  flow: z.array(choiceSchema),
  agent: z.array(choiceSchema),
});
export type VocabularyBody = z.infer<typeof vocabularySchema>;
export const getVocabulary = endpoint({
  id: 'getVocabulary',
  method: 'GET',
  path: '/vocabulary',
  tag,
  who: workers,
  summary: 'Queues, skills, templates and other things a flow may name',
  result: vocabularySchema,
});

export const runSummarySchema = z.object({
  id: z.string(),
  flowKey: z.string(),
  flowTitle: textSchema,
  flowVersion: z.int(),
  status: z.enum(['active', 'finished', 'failed', 'cancelled']),
  waitingFor: z.string().nullable(),
  waitingStepId: z.string().nullable(),
  trigger: z.string(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  outcome: z.string().nullable(),
  errorCode: z.string().nullable(),
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
  kind: z.enum(['started', 'settled', 'rested', 'failed', 'cancelled', 'ended']),
  outcome: z.string().nullable(),
  to: z.string().nullable(),
  input: z.unknown(),
  output: z.unknown(),
  why: z.array(reasonSchema),
  warnings: z.array(z.string()),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
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
  error: z.object({ code: z.string(), message: z.string(), stepId: z.string() }).nullable(),
  positions: z.array(
    z.object({ stepId: z.string(), waitingFor: z.string(), expiresAt: z.string().nullable() }),
  ),
  task: taskSchema.nullable(),
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
});
const runQuery = z.object({
  ...pageQuery,
  flow: z.string().optional(),
  status: runSummarySchema.shape.status.optional(),
  caseId: z.string().optional(),
});
export const listRuns = endpoint({
  id: 'listRuns',
  method: 'GET',
  path: '/runs',
  tag,
  who: [...readers, 'integration'],
  summary: 'List runs, newest first',
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
  params: idParams,
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
  idempotent: true,
});
/** Only with the manual clock. Answers when everything due on the way has been worked off. */
export const advanceClock = endpoint({
  id: 'advanceClock',
  method: 'POST',
  path: '/clock/advance',
  tag: 'Test',
  who: ['admin', 'integration'],
  summary: 'Move the manual clock on',
  body: z.object({
    ms: z
      .int()
      .min(0)
      .max(366 * 86_400_000),
  }),
  result: z.object({ now: z.string() }),
});
