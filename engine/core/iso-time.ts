let last = { ms: 0, text: '1970-01-01T00:00:00.000Z' };

/** ISO 8601 of epoch milliseconds. Whatever is written within one millisecond carries the same text, made once. */
export function isoTime(ms: number): string {
  if (last.ms !== ms) last = { ms, text: new Date(ms).toISOString() };
  return last.text;
}
