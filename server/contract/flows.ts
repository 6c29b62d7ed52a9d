import { z } from 'zod';
import { flowSchema, triggerSchema } from '../../engine/core/flow.ts';
import { issueSchema } from '../../engine/core/issue.ts';
import { textSchema } from '../../engine/core/text.ts';
import { endpoint, idParams } from './endpoint.ts';

const tag = 'Flows';
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
  /** What starts it, as the draft says; null while that cannot be read. */
  starts: triggerSchema.nullable(),
  /** When a flow with a schedule is due next; null while it is not live. */
  nextDueAt: z.string().nullable(),
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
  /** `rollbackTo`: the version that a roll-back would make live. */
  result: z.object({ items: z.array(versionSchema), rollbackTo: z.int().nullable() }),
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
export const rollbackFlow = endpoint({
  id: 'rollbackFlow',
  method: 'POST',
  path: '/flows/:id/rollback',
  tag,
  who: builders,
  summary: 'Make the version live that was live before',
  description:
    'Says which. Runs in progress stay on their version. Called again it goes one further back; a flow that was taken off is live again with the version it had.',
  params: idParams,
  result: z.object({ flow: flowSummarySchema, from: z.int().nullable(), to: z.int() }),
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
  modelField: z.array(choiceSchema),
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
