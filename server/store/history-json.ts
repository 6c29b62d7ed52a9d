import type { HistoryEntry, Move, RunEvent } from '../../engine/core/run.ts';
import type { LiveRecords, Settled, StepResult } from '../../engine/core/step.ts';

/**
 * A move and its lines as they are kept. What a step returned stands in its line already, a record that it changed
 * differs in little from how it was, and most runs begin with the very values they were given: nothing of this is
 * written twice. Every run pays for each character of it.
 */
export function writeMove(
  { now: _now, event, records, results }: Move,
  lines: readonly HistoryEntry[],
): { entries: string; inputs: string } {
  const writer = new Writer(lines, records);
  return {
    entries: JSON.stringify(lines),
    inputs: JSON.stringify({
      event: shortenEvent(event, writer),
      records,
      results: results.map((result) => writer.shorten(result)),
    }),
  };
}

/** A line with the time of its move: the row has it, so it is not in every line. */
export interface DatedEntry extends HistoryEntry {
  at: number;
}
export const readLines = (at: number, entries: string): DatedEntry[] =>
  // Written by `writeMove`.
  (JSON.parse(entries) as HistoryEntry[]).map((entry) => ({ ...entry, at }));

/** The move as it was; undefined in runs older than the journal. */
export function readMove(now: number, inputs: string, lines: readonly HistoryEntry[]): Move | undefined {
  if (inputs === '{}') return undefined;
  // Written by `writeMove`, or by a version before it that wrote everything out.
  const kept = JSON.parse(inputs) as Omit<Move, 'now'>;
  const reader = new Reader(lines, kept.records);
  return {
    now,
    event: restoreEvent(kept.event, reader),
    records: kept.records,
    results: kept.results.map((result) => reader.restore(result)),
  };
}

function shortenEvent(event: Move['event'], writer: Writer): unknown {
  if (hasResult(event)) return { ...event, result: writer.shorten(event.result) };
  return event.type === 'started' && areSame(event.vars, event.input) ? { ...event, vars: undefined } : event;
}
function restoreEvent(event: Move['event'], reader: Reader): Move['event'] {
  if (hasResult(event)) return withResult(event, reader.restore(event.result));
  return event.type === 'started' ? { ...event, vars: event.vars ?? { ...event.input } } : event;
}
/** The same values under the same names, in the same order: a state that is built from either is the same text. */
function areSame(vars: Fields, input: Fields): boolean {
  const names = Object.keys(vars);
  const given = Object.keys(input);
  return (
    names.length === given.length &&
    names.every((name, at) => name === given[at] && vars[name] === input[name])
  );
}

type Completed = Extract<RunEvent, { type: 'completed' }>;
const hasResult = (event: Move['event']): event is Completed => event.type === 'completed';
/** Only a settled step or one that rests completes; shortening changes neither into the other. */
const withResult = (event: Completed, result: StepResult): Completed => ({
  ...event,
  result: result as Completed['result'],
});

/** A result without what its line says, and without what its records have kept. */
interface Shortened {
  /** Which line, from 0. */
  line: number;
  records?: Record<string, unknown>;
  /** Of records that were seen before: the fields that differ. */
  changed?: Record<string, Fields>;
}
type Fields = Record<string, unknown>;

class Writer {
  #from = 0;
  readonly #seen: Record<string, unknown>;
  constructor(
    private readonly lines: readonly HistoryEntry[],
    records: LiveRecords,
  ) {
    this.#seen = { ...records };
  }

  shorten(result: StepResult): unknown {
    if (!('outcome' in result)) return result;
    const { records, vars, error } = result;
    const line = vars === undefined && error === undefined ? this.#lineOf(result) : undefined;
    if (line !== undefined) return records ? { line, ...this.#shortenRecords(records) } : { line };
    Object.assign(this.#seen, records);
    return result;
  }

  /** The very same values: comparing what is in them would cost more than writing it. */
  #lineOf({ outcome, output, why }: Settled): number | undefined {
    for (let at = this.#from; at < this.lines.length; at++) {
      const line = this.lines[at];
      if (line?.outcome !== outcome || line.output !== output || line.why !== why) continue;
      this.#from = at + 1;
      return at;
    }
    return undefined;
  }

  #shortenRecords(records: LiveRecords): Omit<Shortened, 'line'> {
    const whole: Record<string, unknown> = {};
    const changed: Record<string, Fields> = {};
    for (const [name, record] of Object.entries(records)) {
      const difference = differing(this.#seen[name], record);
      if (difference) changed[name] = difference;
      else whole[name] = record;
      this.#seen[name] = record;
    }
    return { records: whole, changed };
  }
}

class Reader {
  readonly #seen: Record<string, unknown>;
  constructor(
    private readonly lines: readonly HistoryEntry[],
    records: LiveRecords,
  ) {
    this.#seen = { ...records };
  }

  restore(kept: StepResult | Shortened): StepResult {
    if (!('line' in kept)) {
      if ('outcome' in kept) Object.assign(this.#seen, kept.records);
      return kept;
    }
    const line = this.lines[kept.line];
    if (line?.outcome === undefined)
      throw new Error(`The journal names line ${kept.line}, which is not there.`);
    const result: Settled = { outcome: line.outcome, output: line.output };
    if (line.why) result.why = line.why;
    if (kept.records) {
      const records = { ...kept.records, ...this.#grown(kept.changed) };
      Object.assign(this.#seen, records);
      result.records = records;
    }
    return result;
  }

  #grown(changed: Record<string, Fields> = {}): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(changed).map(([name, fields]) => [name, { ...(this.#seen[name] as Fields), ...fields }]),
    );
  }
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** What differs between two states of the same record; undefined when they are not. */
function differing(before: unknown, after: unknown): Fields | undefined {
  if (!isFields(before) || !isFields(after) || before['id'] !== after['id']) return undefined;
  const names = Object.keys(after);
  if (names.length !== Object.keys(before).length) return undefined;
  const fields: Fields = {};
  for (const name of names) {
    if (!Object.hasOwn(before, name) || after[name] === undefined) return undefined;
    if (before[name] !== after[name]) fields[name] = after[name];
  }
  return fields;
}
