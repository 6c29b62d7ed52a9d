/** Words for values that are not words themselves. */
export interface ValueWords {
  empty: string;
  true: string;
  false: string;
}

/** One value of a receipt on one line. Lists read as lists; whole records as JSON. */
export function valueText(value: unknown, words: ValueWords): string {
  if (value === null || value === undefined || value === '') return words.empty;
  if (typeof value === 'boolean') return value ? words.true : words.false;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value.length === 0 ? words.empty : value.map((each) => valueText(each, words)).join(', ');
  return JSON.stringify(value);
}

export const longestJson = 64 * 1024;

/** A value in full, as far as a page can bear. */
export function jsonText(value: unknown): { text: string; cut: boolean } {
  const text = JSON.stringify(value, null, 2) ?? '';
  return text.length > longestJson ? { text: text.slice(0, longestJson), cut: true } : { text, cut: false };
}

/** Nothing to show: absent, or a container without content. */
export const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
