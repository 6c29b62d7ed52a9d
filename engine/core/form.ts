import { z } from 'zod';
import { conditionSchema } from './condition.ts';
import { nameSchema } from './names.ts';
import { textSchema } from './text.ts';

const label = textSchema;
const choice = z.strictObject({ value: z.string().min(1).max(200), label });
const common = {
  name: nameSchema,
  label,
  help: textSchema.optional(),
  required: z.boolean().optional(),
  visibleIf: conditionSchema.optional(),
};

/** One part of a screen. `display` shows text; all others give a value under their name. */
export const componentSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('display'),
    name: nameSchema,
    text: textSchema,
    visibleIf: conditionSchema.optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('text'),
    default: z.string().optional(),
    maxLength: z.int().min(1).max(10_000).optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('longText'),
    default: z.string().optional(),
    maxLength: z.int().min(1).max(10_000).optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('number'),
    default: z.union([z.number(), z.string()]).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('choice'),
    default: z.string().optional(),
    choices: z.array(choice).min(1).max(100),
  }),
  z.strictObject({
    ...common,
    type: z.literal('multiChoice'),
    default: z.array(z.string()).optional(),
    choices: z.array(choice).min(1).max(100),
  }),
  z.strictObject({ ...common, type: z.literal('date'), default: z.string().optional() }),
  z.strictObject({ ...common, type: z.literal('confirm'), default: z.boolean().optional() }),
]);
export type Component = z.infer<typeof componentSchema>;

/** What a person is asked on a screen, already rendered with the run's data. */
export const formSchema = z.object({
  title: textSchema,
  text: textSchema.optional(),
  components: z.array(componentSchema).max(50),
});
export type Form = z.infer<typeof formSchema>;
