import type { RecordRefs } from './run.ts';
import type { LiveRecords } from './step.ts';
import type { RecordObject } from './trigger.ts';

const liveNames = ['case', 'contact', 'account', 'ticket', 'message', 'conversation'] as const;

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

/** What a run is about that starts because of this record: the record, and what it names itself. */
export function refsOfRecord(object: RecordObject, record: Readonly<Record<string, unknown>>): RecordRefs {
  const refs: RecordRefs = { [`${object}Id`]: String(record.id) };
  for (const name of liveNames) {
    const id = record[`${name}Id`];
    if (typeof id === 'string') refs[`${name}Id`] = id;
  }
  return refs;
}

/** The ids of those records that a program looks at and that are not at hand. */
export function refsToRead(refs: RecordRefs, reads: ReadonlySet<string>, atHand: LiveRecords): RecordRefs {
  const wanted: RecordRefs = {};
  for (const name of liveNames) if (reads.has(name) && !atHand[name]) wanted[`${name}Id`] = refs[`${name}Id`];
  return wanted;
}

/** Those of the records at hand that a program looks at: what it cannot see need not be kept. */
export function recordsSeen(atHand: LiveRecords, reads: ReadonlySet<string>): LiveRecords {
  const seen: LiveRecords = {};
  for (const name of liveNames) if (reads.has(name) && atHand[name] !== undefined) seen[name] = atHand[name];
  return seen;
}

/** What a step's templates came to, for the history, with whole live records shortened to what names them. */
export function historyInput(
  config: unknown,
  filled: readonly string[],
  scope: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  if (filled.length === 0 || !isRecord(config)) return undefined;
  const input: Record<string, unknown> = {};
  for (const name of filled) input[name] = shortened(config[name], scope);
  return input;
}

/** By id, not by identity: a step that changes the record it is given has replaced it in the scope by now. */
function shortened(value: unknown, scope: Readonly<Record<string, unknown>>): unknown {
  if (!isRecord(value) || typeof value.id !== 'string') return value;
  for (const name of liveNames) {
    const record = scope[name];
    if (isRecord(record) && record.id === value.id)
      return { record: name, id: value.id, version: value.version };
  }
  return value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
