/** Characters of JSON that the data of one run may hold. */
export const mostCharacters = 1_000_000;

/**
 * About how many characters a value takes as JSON: enough to hold a limit, without writing the text. Counting stops
 * once `most` is passed, so that a huge value costs no more than a large one.
 */
export function sizeOf(value: unknown, most = Infinity): number {
  let size = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && size <= most) {
    const next = waiting.pop();
    if (typeof next === 'string') size += next.length + 2;
    else if (typeof next !== 'object' || next === null) size += 5;
    else if (Array.isArray(next)) {
      size += next.length + 2;
      for (const item of next) waiting.push(item);
    } else {
      size += 2;
      for (const [key, item] of Object.entries(next)) {
        size += key.length + 4;
        waiting.push(item);
      }
    }
  }
  return size;
}
