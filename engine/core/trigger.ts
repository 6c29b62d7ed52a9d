import { z } from 'zod';
import { conditionSchema } from './condition.ts';

/** Whether another run may start while one of the flow is in progress: about the same record, conversation, or at all. */
export const reentrySchema = z.enum(['always', 'onePerRecord', 'onePerConversation', 'whileRunningSkip']);
export type Reentry = z.infer<typeof reentrySchema>;

/** The records that flows watch, look for and change. */
export const recordObjectSchema = z.enum(['case', 'contact', 'account', 'ticket']);
export type RecordObject = z.infer<typeof recordObjectSchema>;
/** Records are never deleted, so nothing can start with it. */
export const changeKindSchema = z.enum(['create', 'update']);
export type ChangeKind = z.infer<typeof changeKindSchema>;

const reentry = reentrySchema.optional();
const when = conditionSchema.optional();

/** What starts a flow. */
export const triggerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('manual'), object: z.enum(['case']).optional(), reentry }),
  z.strictObject({ type: z.literal('api'), reentry }),
  z.strictObject({
    type: z.literal('message'),
    channels: z.array(z.string().max(40)).max(20).optional(),
    when,
    reentry,
  }),
  z.strictObject({ type: z.literal('event'), name: z.string().min(1).max(100), when, reentry }),
  z.strictObject({
    type: z.literal('recordChange'),
    object: recordObjectSchema,
    on: z.array(changeKindSchema).min(1).max(2),
    /** Reads the record as it is now by its name, and as it was before under `previous`. */
    when,
    /** Only on the change that makes `when` true, not on later ones that leave it so. */
    onlyWhenChangedToMeet: z.boolean().optional(),
    reentry,
  }),
  z.strictObject({
    type: z.literal('schedule'),
    /** Minute, hour, day of the month, month, day of the week. */
    cron: z.string().max(100),
    /** Left out: the flow's own. */
    timezone: z.string().max(60).optional(),
    /** One run for each record that meets the condition; left out: one run about no record. */
    forEach: z.strictObject({ object: recordObjectSchema, when }).optional(),
    reentry,
  }),
]);
export type Trigger = z.infer<typeof triggerSchema>;
export type TriggerOf<T extends Trigger['type']> = Extract<Trigger, { type: T }>;
