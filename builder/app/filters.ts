/** Reads one part of the address; `undefined` where it is missing or does not fit. */
export type Reader<T> = (value: unknown) => T | undefined;
export type Filters<Readers> = {
  [Name in keyof Readers]: Readers[Name] extends Reader<infer T> ? T | undefined : never;
};

/** Any words. The router takes words that look like a number for one. */
export const words: Reader<string> = (value) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

export const wholeNumber: Reader<number> = (value) => {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
};

export const oneOf =
  <T extends string>(...known: readonly T[]): Reader<T> =>
  (value) =>
    known.find((each) => each === value);

/** What the readers find in an address. */
export const readFilters = <Readers extends Record<string, Reader<unknown>>>(
  readers: Readers,
  search: Record<string, unknown>,
): Filters<Readers> =>
  // `fromEntries` forgets the names; they are those of the readers.
  Object.fromEntries(
    Object.entries(readers).map(([name, read]) => [name, read(search[name])]),
  ) as Filters<Readers>;
