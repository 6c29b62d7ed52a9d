import { z } from 'zod';
import { textSchema } from '../../engine/core/text.ts';
import { newMessageSchema } from '../../server/contract/conversations.ts';

/**
 * A story about a flow, told against the whole server with the demo company in it: what customers, agents,
 * departments and the clock do, and what must be true in between. Words such as "the case" mean the one the
 * last message or start was about. Every scenario has a server of its own, on Monday 2026-06-01 10:00 JST.
 */
const who = z.string().default('mori');
const facts = z.record(z.string(), z.json());
const amount = z.number().positive().optional();

const expectation = z.strictObject({
  /** Fields of the case. */
  case: facts.optional(),
  run: z
    .strictObject({
      flow: z.string().optional(),
      status: z.enum(['active', 'finished', 'failed', 'cancelled']).optional(),
      waitingFor: z.string().optional(),
      /** The step it rests at. */
      at: z.string().optional(),
      outcome: z.string().optional(),
      outputs: facts.optional(),
      /** `step:outcome`, `step waits`, `step ends`; `step:*` for any outcome. */
      path: z.array(z.string()).optional(),
    })
    .optional(),
  /** Part of a reason given in the run's trace. */
  reason: z.string().optional(),
  /** How often a step of the run was left by an outcome. */
  visited: z.record(z.string(), z.int()).optional(),
  sla: z.strictObject({ state: z.string(), dueInMinutes: z.number().optional() }).optional(),
  /** All tickets of the case, by department. */
  tickets: z.array(facts).optional(),
  /** All rows of the outbox about the case, oldest first. */
  outbox: z.array(facts).optional(),
  /** Notices a person has got. */
  notices: z.record(z.string(), z.int()).optional(),
  /** Cases and runs there are in all. */
  cases: z.int().optional(),
  runs: z.int().optional(),
});
export type Expectation = z.infer<typeof expectation>;

const ticketMove = z.strictObject({ department: z.string(), resolution: z.string() });
const stepSchema = z.union([
  z.strictObject({ send: newMessageSchema }),
  z.strictObject({ start: z.strictObject({ flow: z.string(), as: who, input: facts.default({}) }) }),
  z.strictObject({
    answer: z.strictObject({
      as: who,
      values: facts,
      /** The answer is refused for these fields, and the screen stays. */
      refused: z.array(z.string()).optional(),
    }),
  }),
  z.strictObject({ leaveScreen: z.strictObject({ as: who }) }),
  /** Somebody approves or rejects what the run asks. */
  z.strictObject({
    decide: z.strictObject({
      as: who,
      decision: z.enum(['approved', 'rejected']),
      comment: z.string().default(''),
    }),
  }),
  z.strictObject({ agentReply: z.strictObject({ as: who, text: z.string() }) }),
  z.strictObject({ resolveTicket: ticketMove }),
  z.strictObject({ rejectTicket: ticketMove }),
  z.strictObject({ change: facts }),
  z.strictObject({ advance: z.strictObject({ minutes: amount, hours: amount, days: amount }) }),
  z.strictObject({ expect: expectation }),
]);
export type ScenarioStep = z.infer<typeof stepSchema>;

export const scenariosSchema = z
  .array(z.strictObject({ title: textSchema, steps: z.array(stepSchema).min(2) }))
  .min(1)
  .max(50);
export type Scenario = z.infer<typeof scenariosSchema>[number];
