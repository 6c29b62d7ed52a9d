import { z } from 'zod';

export const operators = [
  'eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'between',
  'contains', 'containsAny', 'containsAll', 'startsWith', 'endsWith', 'in',
  'isEmpty', 'notEmpty', 'changed', 'changedTo', 'olderThan', 'within',
] as const; // prettier-ignore
export const operatorSchema = z.enum(operators);
export type Operator = z.infer<typeof operatorSchema>;

/**
 * One comparison. `left` is a path such as `case.priority`. `right` is a literal, a list of literals
 * (`in`, `between`, `containsAny`, `containsAll`), a duration `{ minutes: 30 }` (`olderThan`, `within`),
 * or `{ path: 'vars.limit' }` to compare with another value.
 */
export const comparisonSchema = z.strictObject({
  left: z.string().min(1).max(200),
  op: operatorSchema,
  right: z.json().optional(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** A tree of rows, or one CEL expression. A missing value is null: `eq` is false, `neq` true, order false. */
export type Condition =
  { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparison | { cel: string };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).max(50) }),
    z.strictObject({ any: z.array(conditionSchema).max(50) }),
    z.strictObject({ not: conditionSchema }),
    comparisonSchema,
    z.strictObject({ cel: z.string().min(1).max(2000) }),
  ]),
);
