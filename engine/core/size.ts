/** Characters of JSON that the data of one run may hold. */
export const mostCharacters = 1_000_000;

/**
 * About how many characters a value takes as JSON: enough to hold a limit, without writing the text. Counting stops
 * once `most` is passed, so that a huge value costs no more than a large one.
 */
export function sizeOf(value: unknown, most = Infinity): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 5;
  let size = 2;
  if (Array.isArray(value)) {
    size += value.length;
    for (const item of value) {
      if (size > most) break;
      size += sizeOf(item, most - size);
    }
    return size;
  }
  // Plain data: what `in` finds is its own. Listing the entries would cost more than counting them.
  for (const key in value) {
    if (size > most) break;
    size += key.length + 4 + sizeOf((value as Record<string, unknown>)[key], most - size);
  }
  return size;
}
