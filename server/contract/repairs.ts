import { z } from 'zod';
import { textSchema } from '../../engine/core/text.ts';
import { endpoint, idParams, pageQuery } from './endpoint.ts';
import { runFilter, runSummarySchema, startedRunSchema, traceEntrySchema } from './runs.ts';
import { saidFields } from '../../engine/core/issue.ts';

const tag = 'Runs';
const leaders = ['admin', 'supervisor'] as const;
const starters = ['admin', 'supervisor', 'agent', 'integration'] as const;
const plain = z.record(z.string(), z.unknown());

/** One move of a run: all that went in, and what came of it. Times are ISO 8601 UTC. */
export const moveSchema = z.object({
  number: z.int(),
  at: z.string(),
  /** What moved it: the start, a result, a signal, a repair. Null in runs older than the journal. */
  event: plain.nullable(),
  /** The live records as its steps saw them. */
  records: plain,
  /** What its record steps returned, in order. */
  results: z.array(z.unknown()),
  /** The number of its first line in the trace, counted from 1. */
  firstLine: z.int(),
  lines: z.array(traceEntrySchema),
});
export const getRunHistory = endpoint({
  id: 'getRunHistory',
  method: 'GET',
  path: '/runs/:id/history',
  tag,
  who: starters,
  summary: 'Read how a run came to where it is, move by move',
  description:
    'Every decision, classification and routing says in `why` what was compared with what, what won and what lost. Keys of programs see records by id and version only.',
  params: idParams,
  query: z.object(pageQuery),
  result: z.object({ items: z.array(moveSchema), next: z.string().nullable() }),
});

export const replaySchema = z.object({
  step: z.int(),
  /** How many lines the trace has. */
  steps: z.int(),
  line: traceEntrySchema,
  status: runSummarySchema.shape.status,
  /** The steps it stood in: one, or one per branch. */
  standing: z.array(z.string()),
  data: z.object({ input: plain, vars: plain, steps: plain, outputs: plain, error: plain.nullable() }),
  records: plain,
});
export type Replay = z.infer<typeof replaySchema>;
export const replayRun = endpoint({
  id: 'replayRun',
  method: 'GET',
  path: '/runs/:id/replay',
  tag,
  who: starters,
  summary: 'Read the state of a run after a line of its trace',
  description:
    'Computed anew from what went into the run: the same state, to the letter, that it had then. `step` counts the lines of the trace from 1.',
  params: idParams,
  query: z.object({ step: z.coerce.number().int().min(1) }),
  result: replaySchema,
});

const reason = z.string().trim().min(1).max(500);
export const skipStep = endpoint({
  id: 'skipStep',
  method: 'POST',
  path: '/runs/:id/skip',
  tag,
  who: leaders,
  summary: 'Skip the step that failed, or one that waits',
  description:
    'The step ends by the outcome given, with `output` as what it would have given; it is not carried out.',
  params: idParams,
  body: z.object({
    stepId: z.string().max(100),
    outcome: z.string().max(100),
    output: z.unknown().optional(),
    reason,
  }),
  result: startedRunSchema,
});
export const moveRun = endpoint({
  id: 'moveRun',
  method: 'POST',
  path: '/runs/:id/move',
  tag,
  who: leaders,
  summary: 'Move a run to another step',
  description:
    'Everything it waits for is given up, and it goes on from the step named. What is done stays done. Only steps outside of parallel branches.',
  params: idParams,
  body: z.object({ to: z.string().max(100), reason }),
  result: startedRunSchema,
});

const rerunBody = z.object({
  fromStep: z.string().max(100),
  /** Of another version of the flow; by default the one it ran on. */
  version: z.int().optional(),
  /** Laid over what the run had when it came to the step for the last time. */
  input: plain.optional(),
  vars: plain.optional(),
  /** Outputs of steps before the one chosen. */
  steps: plain.optional(),
  repeatEffects: z.boolean().default(false),
  reason,
});
export const rerunRun = endpoint({
  id: 'rerunRun',
  method: 'POST',
  path: '/runs/:id/rerun',
  tag,
  who: leaders,
  summary: 'Run again from a step, with other data, as a new run',
  description:
    'The new run begins at `fromStep` with what this run knew when it last came there, changed as given. Steps before it are not repeated and keep their results. The step itself and all that follow are carried out anew, with keys of their own: what they do to records and to other systems happens again. If such a step had already done its work in this run, the call is refused (409) and names it, unless `repeatEffects` is true.',
  params: idParams,
  body: rerunBody,
  result: startedRunSchema,
  status: 201,
  idempotent: true,
});

export const repairActionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('retry') }),
  z.object({ type: z.literal('cancel') }),
  z.object({ type: z.literal('skip'), stepId: z.string().max(100), outcome: z.string().max(100) }),
  z.object({ type: z.literal('move'), to: z.string().max(100) }),
  z.object({
    type: z.literal('rerun'),
    fromStep: z.string().max(100),
    version: z.int().optional(),
    repeatEffects: z.boolean().default(false),
  }),
]);
/** Which runs a repair of many means. */
export const repairQuerySchema = z.object(runFilter);
export type RepairQuery = z.infer<typeof repairQuerySchema>;
export type RepairAction = z.infer<typeof repairActionSchema>;

/** A repair of many runs. `token` names the runs that were found, each in the state in which it was found. */
export const bulkRepairSchema = z.object({
  id: z.string().nullable(),
  status: z.enum(['planned', 'active', 'finished']),
  total: z.int(),
  done: z.int(),
  refused: z.int(),
  /** The first refusals, with the reason of each. */
  refusals: z.array(z.object({ runId: z.string(), detail: z.string(), ...saidFields })),
  groups: z.array(
    z.object({
      flowKey: z.string(),
      flowVersion: z.int(),
      status: runSummarySchema.shape.status,
      stepId: z.string().nullable(),
      /** What people call that step. */
      stepTitle: textSchema.nullable(),
      errorCode: z.string().nullable(),
      count: z.int(),
    }),
  ),
  samples: z.array(runSummarySchema),
  token: z.string().nullable(),
});
export type BulkRepair = z.infer<typeof bulkRepairSchema>;
export const repairRuns = endpoint({
  id: 'repairRuns',
  method: 'POST',
  path: '/runs/repairs',
  tag,
  who: leaders,
  summary: 'Repair all runs that match, with a dry run first',
  description:
    'With `dryRun` nothing changes: the answer says how many runs are meant, by flow, version and step, shows some, and gives a `token`. The call that repairs them carries this token and is refused (409) if other runs match by then, or one of them has moved. It answers 202 and goes on in the background, also after a restart; GET /runs/repairs/{id} says how far it is.',
  body: z.object({
    query: repairQuerySchema,
    action: repairActionSchema,
    reason,
    dryRun: z.boolean().default(true),
    token: z.string().max(100).optional(),
  }),
  result: bulkRepairSchema,
  accepts: true,
});
export const getRepair = endpoint({
  id: 'getRepair',
  method: 'GET',
  path: '/runs/repairs/:id',
  tag,
  who: leaders,
  summary: 'Read how far a repair of many runs is',
  params: idParams,
  result: bulkRepairSchema,
});
