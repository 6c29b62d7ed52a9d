/** Narrowing of rendered settings: a template may have become text, a record, a number or nothing. */

const minute = 60_000;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The id of a record, given the record itself or its id. */
export function recordId(value: unknown): string | undefined {
  const id = isObject(value) ? value['id'] : value;
  return typeof id === 'string' && id.trim() !== '' ? id.trim() : undefined;
}

/** Text, or undefined when there is nothing to say. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Number written as such or as text; undefined when it is neither. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Minutes of `{ days, hours, minutes }`, or of a plain number of minutes. */
export function minutesOf(value: unknown): number | undefined {
  if (!isObject(value)) return atLeastZero(numberOf(value));
  const parts = [
    [value['days'], 1440],
    [value['hours'], 60],
    [value['minutes'], 1],
  ] as const;
  let sum = 0;
  for (const [amount, factor] of parts) {
    if (amount === undefined || amount === '') continue;
    const number = numberOf(amount);
    if (number === undefined) return undefined;
    sum += number * factor;
  }
  return atLeastZero(sum);
}
const atLeastZero = (number: number | undefined): number | undefined =>
  number === undefined || number < 0 ? undefined : number;

export const millisOf = (minutes: number): number => Math.round(minutes * minute);

const isoTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Epoch milliseconds of an ISO 8601 time (UTC unless it says otherwise) or of a number. */
export function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const parts = typeof value === 'string' ? isoTime.exec(value.trim()) : null;
  if (!parts) return undefined;
  const [whole, clock, , , offset] = parts;
  // Without an offset the engine would take the machine's own time zone.
  const time = Date.parse(clock !== undefined && offset === undefined ? `${whole}Z` : whole);
  return Number.isNaN(time) ? undefined : time;
}

/** Texts of a rendered name-value setting; what is empty is left out. */
export function textsOf(value: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  if (!isObject(value)) return texts;
  for (const [name, entry] of Object.entries(value)) {
    const text = isObject(entry) || Array.isArray(entry) ? JSON.stringify(entry) : textOf(entry);
    if (text !== undefined) texts[name] = text;
  }
  return texts;
}

/** A value inside a value: `data.items.0.id`. Only own properties are ever read. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}
