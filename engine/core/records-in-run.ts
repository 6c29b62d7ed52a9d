import type { RecordRefs } from './run.ts';
import type { LiveRecords } from './step.ts';

const liveNames = ['case', 'contact', 'account', 'message', 'conversation'] as const;

/** The ids to remember of records a step has put into the run. Null: the run is about no such record. */
export function changedRefs(records: LiveRecords): RecordRefs {
  const refs: RecordRefs = {};
  for (const name of liveNames) {
    const record = records[name];
    if (record === undefined) continue;
    refs[`${name}Id`] = typeof record?.id === 'string' ? record.id : undefined;
  }
  return refs;
}

/** A step's rendered config for the history, with whole live records shortened to what names them. */
export function historyInput(config: unknown, scope: Readonly<Record<string, unknown>>): unknown {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return config;
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [key, shortened(value, scope)]));
}

function shortened(value: unknown, scope: Readonly<Record<string, unknown>>): unknown {
  for (const name of liveNames) {
    const record = scope[name];
    if (record !== value || !isRecord(record)) continue;
    return { record: name, id: record.id, version: record.version };
  }
  return value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
