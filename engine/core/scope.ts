import type { z } from 'zod';
import { caseSchema, conversationSchema, messageSchema, ticketSchema } from '../records/cases.ts';
import { accountSchema, contactSchema } from '../records/people.ts';
import { outcomesOf, type StepCatalogue } from './catalogue.ts';
import { isRecord } from './expression/plain.ts';
import type { Flow, Step, Variable } from './flow.ts';
import {
  configSchemaOf,
  outputSchemaOf,
  resolved,
  toJsonSchema,
  typeOf,
  type JsonSchema,
} from './step-schema.ts';
import type { AnyStep } from './step.ts';
import { textSchema, type Text } from './text.ts';

export type ScopeType = 'text' | 'number' | 'boolean' | 'time' | 'list' | 'record' | 'any';

/** Something a template or a condition may read: what it is called, where it belongs, what it holds. */
export interface ScopeField {
  path: string;
  label: Text;
  group: Text;
  type: ScopeType;
  /** All values it can have, where they are known. */
  values?: string[];
}

/** What may be read at a step, for pickers and completion. Without a step: everything the flow has. */
export function scopeFields(
  flow: Pick<Flow, 'variables' | 'steps'>,
  catalogue: StepCatalogue,
  atStep?: string,
): ScopeField[] {
  return [
    ...recordScope(),
    ...flow.variables.flatMap(variableFields),
    ...earlierSteps(flow, atStep).flatMap((id) => stepFields(id, flow.steps[id], catalogue)),
    ...runFields,
  ];
}

const text = (en: string, ja: string): Text => ({ en, ja });

const records: readonly { root: string; group: Text; schema: z.ZodType }[] = [
  { root: 'case', group: text('Case', 'ケース'), schema: caseSchema },
  { root: 'contact', group: text('Contact', '顧客'), schema: contactSchema },
  { root: 'account', group: text('Account', '取引先'), schema: accountSchema },
  { root: 'ticket', group: text('Ticket', '社内チケット'), schema: ticketSchema },
  { root: 'message', group: text('Message', 'メッセージ'), schema: messageSchema },
  { root: 'conversation', group: text('Conversation', '会話'), schema: conversationSchema },
];

/** What every record has and no record labels itself. */
const commonLabels: Readonly<Record<string, Text>> = {
  id: text('ID', 'ID'),
  createdAt: text('Created at', '作成日時'),
  updatedAt: text('Updated at', '更新日時'),
};

let knownRecords: ScopeField[] | undefined;

function recordScope(): ScopeField[] {
  knownRecords ??= records.flatMap(({ root, group, schema }) => {
    const json = toJsonSchema(schema, 'output');
    const whole: ScopeField = { path: root, label: group, group, type: 'record' };
    return [whole, ...propertyFields(json, json, root, group)];
  });
  return knownRecords;
}

/** The labelled fields of a record. Fields without a label are for the machine and are not offered. */
function propertyFields(schema: JsonSchema, root: JsonSchema, path: string, group: Text): ScopeField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const label = textSchema.safeParse(property.label).data ?? commonLabels[name];
    return label ? [{ path: `${path}.${name}`, label, group, ...holds(name, resolved(property, root)) }] : [];
  });
}

function holds(name: string, schema: JsonSchema): Pick<ScopeField, 'type' | 'values'> {
  const forms = (schema.anyOf ?? [schema]).filter((one) => one.type !== 'null');
  const [form] = forms;
  if (!form || forms.length > 1) return { type: 'any' };
  if (form.enum) return { type: 'text', values: form.enum.map(String) };
  switch (typeOf(form)) {
    case 'string':
      return { type: name.endsWith('At') ? 'time' : 'text' };
    case 'number':
    case 'integer':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'array':
      return { type: 'list' };
    case 'object':
      return { type: 'record' };
    default:
      return { type: 'any' };
  }
}

const variableTypes: Record<Variable['type'], ScopeType> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  dateTime: 'time',
  duration: 'record',
  object: 'record',
  record: 'record',
  list: 'list',
};

function variableFields({ name, label, type }: Variable): ScopeField[] {
  const group = text('Variables', '変数');
  return [{ path: `vars.${name}`, label: label ?? text(name, name), group, type: variableTypes[type] }];
}

/** The steps from which this one can be reached: only they can have returned something. */
function earlierSteps({ steps }: Pick<Flow, 'steps'>, atStep: string | undefined): string[] {
  if (atStep === undefined) return Object.keys(steps);
  const earlier = new Set<string>();
  const waiting = [atStep];
  for (let target = waiting.pop(); target !== undefined; target = waiting.pop())
    for (const [id, { next }] of Object.entries(steps))
      if (!earlier.has(id) && Object.values(next).includes(target)) {
        earlier.add(id);
        waiting.push(id);
      }
  return Object.keys(steps).filter((id) => earlier.has(id));
}

function stepFields(id: string, step: Step | undefined, catalogue: StepCatalogue): ScopeField[] {
  const definition = step && catalogue.get(step.type);
  if (!step || !definition) return [];
  const group = step.title ?? definition.title;
  const output = outputSchemaOf(definition);
  const returned = Object.entries(output.properties ?? {}).map(([name, property]): ScopeField => {
    const label = textSchema.safeParse(property.label).data ?? text(name, name);
    return { path: `steps.${id}.${name}`, label, group, ...holds(name, resolved(property, output)) };
  });
  return [
    ...returned,
    ...answerFields(id, step, configSchemaOf(definition), group),
    ...branchFields(id, step, definition, group),
  ];
}

/** What each branch of a parallel step came to. */
function branchFields(id: string, { config }: Step, definition: AnyStep, group: Text): ScopeField[] {
  const parsed = definition.kind === 'parallel' ? definition.config.safeParse(config) : undefined;
  if (definition.kind !== 'parallel' || !parsed?.success) return [];
  const outcomes = new Map(outcomesOf(definition, parsed.data).map((outcome) => [outcome.id, outcome.label]));
  // Parsed by this definition's own schema.
  return definition.branches(parsed.data as never).keys.flatMap((key): ScopeField[] => {
    const { en, ja } = outcomes.get(key) ?? text(key, key);
    return [
      {
        path: `steps.${id}.${key}.outcome`,
        label: text(`${en}: outcome`, `${ja}: 結果`),
        group,
        type: 'text',
      },
      { path: `steps.${id}.${key}.output`, label: text(`${en}: output`, `${ja}: 出力`), group, type: 'any' },
    ];
  });
}

const answerTypes: Readonly<Record<string, ScopeType>> = {
  number: 'number',
  confirm: 'boolean',
  multiChoice: 'list',
  date: 'time',
};

/** The answers of a screen, by the names of its parts. */
function answerFields(id: string, step: Step, schema: JsonSchema, group: Text): ScopeField[] {
  const [key] =
    Object.entries(schema.properties ?? {}).find(([, { widget }]) => widget === 'components') ?? [];
  const parts: unknown = key === undefined ? undefined : step.config[key];
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part: unknown): ScopeField[] => {
    if (!isRecord(part) || typeof part.name !== 'string' || part.type === 'display') return [];
    const label = textSchema.safeParse(part.label).data ?? text(part.name, part.name);
    const type = answerTypes[String(part.type)] ?? 'text';
    return [{ path: `steps.${id}.values.${part.name}`, label, group, type }];
  });
}

const run = text('Run', '実行');
const error = text('Error', 'エラー');
const runFields: readonly ScopeField[] = [
  { path: 'now', label: text('Now', '現在日時'), group: run, type: 'time' },
  { path: 'run.id', label: text('Run ID', '実行ID'), group: run, type: 'text' },
  { path: 'run.number', label: text('Run number', '実行番号'), group: run, type: 'number' },
  { path: 'flow.key', label: text('Flow', 'フロー'), group: run, type: 'text' },
  { path: 'user.id', label: text('Person who started it (ID)', '開始した人のID'), group: run, type: 'text' },
  { path: 'user.name', label: text('Person who started it', '開始した人'), group: run, type: 'text' },
  { path: 'error.code', label: text('Error code', 'エラーコード'), group: error, type: 'text' },
  { path: 'error.message', label: text('Error message', 'エラーの内容'), group: error, type: 'text' },
  { path: 'error.stepId', label: text('Failed step', '失敗したステップ'), group: error, type: 'text' },
];
