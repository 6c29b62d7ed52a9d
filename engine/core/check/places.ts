import { compileConfig, type CompiledConfig } from '../expression/expression.ts';
import { isRecord } from '../expression/plain.ts';
import type { Subject } from './subject.ts';

/** Everywhere a flow has expressions: the settings of its steps and the conditions of its trigger. */
export interface ExpressionPlace {
  path: string;
  stepId?: string;
  expressions: CompiledConfig;
}

export function expressionPlaces({ steps, document }: Subject): ExpressionPlace[] {
  const places: ExpressionPlace[] = [];
  for (const { id, expressions } of steps.values())
    places.push({ path: `steps.${id}.config`, stepId: id, expressions });
  const trigger = isRecord(document.trigger) ? document.trigger : {};
  const add = (path: string, when: unknown): void => {
    if (when !== undefined) places.push({ path, expressions: compileConfig(when, []) });
  };
  add('trigger.when', trigger.when);
  if (isRecord(trigger.forEach)) add('trigger.forEach.when', trigger.forEach.when);
  return places;
}

export const inside = (path: string, at: string): string => (at === '' ? path : `${path}.${at}`);
