import { outcomesOf } from '../core/catalogue.ts';
import { configSchemaOf, outputSchemaOf } from '../core/step-schema.ts';
import type { AnyStep, Outcome } from '../core/step.ts';
import type { Text } from '../core/text.ts';

/** A step type as other programs see it: with the JSON Schema of its settings and the outcomes of its example. */
export interface StepTypeBody {
  type: string;
  version: number;
  category: string;
  kind: string;
  title: Text;
  summary: Text;
  icon: string;
  schema: unknown;
  output: unknown;
  outcomes: Pick<Outcome, 'id' | 'label' | 'kind'>[];
  example: unknown;
}

export function stepTypeBody(definition: AnyStep): StepTypeBody {
  const { type, version, category, kind, title, summary, icon, example } = definition;
  const outcomes = outcomesOf(definition, definition.config.parse(example));
  return {
    type,
    version,
    category,
    kind,
    title,
    summary,
    icon,
    schema: configSchemaOf(definition),
    output: outputSchemaOf(definition),
    outcomes: outcomes.map((outcome) => ({ id: outcome.id, label: outcome.label, kind: outcome.kind })),
    example,
  };
}
