import type { StepCatalogue } from './catalogue.ts';
import { isRecord } from './expression/plain.ts';
import { forbiddenNames } from './names.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a document is of today. */
export const currentFormat = 1;

/** By the format they start from. Each takes whatever was stored, and leaves alone what it does not understand. */
const formats: Readonly<Record<number, (document: Json) => Json>> = {
  /** Format 0 listed its steps with their ids, and named its trigger by a word. */
  0: ({ steps, trigger, ...rest }) => ({
    ...rest,
    format: 1,
    trigger: typeof trigger === 'string' ? { type: trigger } : trigger,
    steps: Array.isArray(steps) ? byId(steps) : steps,
  }),
};

function byId(steps: readonly unknown[]): Json {
  const found: Record<string, unknown> = {};
  for (const step of steps) {
    if (!isRecord(step) || typeof step.id !== 'string' || forbiddenNames.includes(step.id)) continue;
    const { id, ...rest } = step;
    found[id] = rest;
  }
  return found;
}

/**
 * A stored document as it would be written today: its own format first, then the settings of each step, by the
 * version of their shape. What is stored is never rewritten. What is no document comes back as it is.
 */
export function migrateFlow(document: unknown, catalogue: StepCatalogue): unknown {
  if (!isRecord(document)) return document;
  let current: Json = document;
  const written = typeof document.format === 'number' ? document.format : currentFormat;
  for (let format = written; format < currentFormat; format += 1) {
    const migrate = formats[format];
    if (!migrate) break;
    current = migrate(current);
  }
  return isRecord(current.steps) ? withSteps(current, current.steps, catalogue) : current;
}

function withSteps(document: Json, steps: Json, catalogue: StepCatalogue): Json {
  const changed = new Map<string, unknown>();
  for (const [id, step] of Object.entries(steps)) {
    const migrated = migrateStep(step, catalogue);
    if (migrated !== step) changed.set(id, migrated);
  }
  if (changed.size === 0) return document;
  return { ...document, steps: mapped(steps, changed) };
}

/** In the same order, so that an unchanged part of a document stays the same text. */
const mapped = (steps: Json, changed: ReadonlyMap<string, unknown>): Json =>
  Object.fromEntries(Object.entries(steps).map(([id, step]) => [id, changed.get(id) ?? step]));

function migrateStep(step: unknown, catalogue: StepCatalogue): unknown {
  if (!isRecord(step) || typeof step.type !== 'string') return step;
  const definition = catalogue.get(step.type);
  const from = typeof step.version === 'number' ? step.version : 1;
  if (!definition?.migrations || from >= definition.version || !isRecord(step.config)) return step;
  let config: unknown = step.config;
  for (let version = from; version < definition.version; version += 1)
    config = definition.migrations[version]?.(config) ?? config;
  return { ...step, version: definition.version, config };
}
