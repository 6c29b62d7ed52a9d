import { z } from 'zod';
import { keySchema } from '../../engine/core/names.ts';
import { textSchema } from '../../engine/core/text.ts';
import { recordBase } from '../../engine/records/field.ts';
import { endpoint } from './endpoint.ts';
import { timezoneSchema } from './timezone.ts';

const tag = 'Service levels';
const workers = ['admin', 'supervisor', 'agent'] as const;
const params = z.object({ id: keySchema });

const clockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Use a time of day: 09:00; 24:00 is the end of the day.');
/** Times of day in the hours' own time zone, `to` not included. */
export const spanSchema = z
  .object({ from: clockTime, to: clockTime })
  .refine(({ from, to }) => from < to, { message: 'It must end after it begins.', path: ['to'] });
const daySchema = z
  .array(spanSchema)
  .max(6)
  .refine((spans) => spans.every((span, i) => i === 0 || spans[i - 1]!.to <= span.from), {
    message: 'Give the spans of a day in order and without overlap.',
  });
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const weeklySchema = z.object({
  mon: daySchema,
  tue: daySchema,
  wed: daySchema,
  thu: daySchema,
  fri: daySchema,
  sat: daySchema,
  sun: daySchema,
});
const hoursFields = {
  name: textSchema,
  timezone: timezoneSchema,
  weekly: weeklySchema,
  /** Days without business, as dates in the hours' own time zone. */
  holidays: z.array(z.iso.date()).max(400),
};
export const businessHoursSchema = z.object({ ...recordBase, ...hoursFields });
export type BusinessHours = z.infer<typeof businessHoursSchema>;
export const businessHoursBodySchema = z.object(hoursFields);
export type BusinessHoursBody = z.infer<typeof businessHoursBodySchema>;

const policyFields = {
  name: textSchema,
  kpi: z.enum(['firstResponse']),
  targetMinutes: z.int().min(1).max(525_600),
  /** When to warn, in percent of the target. */
  warnPercent: z.int().min(1).max(100),
  /** Null: the clock runs day and night. */
  businessHoursId: keySchema.nullable(),
};
export const slaPolicySchema = z.object({ ...recordBase, ...policyFields });
export type SlaPolicy = z.infer<typeof slaPolicySchema>;
export const slaPolicyBodySchema = z.object({
  ...policyFields,
  kpi: policyFields.kpi.default('firstResponse'),
  warnPercent: policyFields.warnPercent.default(75),
  businessHoursId: policyFields.businessHoursId.default(null),
});
export type SlaPolicyBody = z.infer<typeof slaPolicyBodySchema>;

export const listSlaPolicies = endpoint({
  id: 'listSlaPolicies',
  method: 'GET',
  path: '/sla-policies',
  tag,
  who: workers,
  summary: 'List SLA policies',
  result: z.object({ items: z.array(slaPolicySchema) }),
});
export const saveSlaPolicy = endpoint({
  id: 'saveSlaPolicy',
  method: 'PUT',
  path: '/sla-policies/:id',
  tag,
  who: ['admin'],
  summary: 'Add or replace an SLA policy',
  description: 'Clocks that already run keep the due time they were given.',
  params,
  body: slaPolicyBodySchema,
  result: slaPolicySchema,
  ifMatch: true,
});
export const listBusinessHours = endpoint({
  id: 'listBusinessHours',
  method: 'GET',
  path: '/business-hours',
  tag,
  who: workers,
  summary: 'List business hours',
  result: z.object({ items: z.array(businessHoursSchema) }),
});
export const saveBusinessHours = endpoint({
  id: 'saveBusinessHours',
  method: 'PUT',
  path: '/business-hours/:id',
  tag,
  who: ['admin'],
  summary: 'Add or replace business hours',
  params,
  body: businessHoursBodySchema,
  result: businessHoursSchema,
  ifMatch: true,
});
