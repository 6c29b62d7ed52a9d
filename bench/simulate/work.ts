/** What a child is given to do, and what it tells of it. */
export interface Work {
  from: number;
  to: number;
  offset: number;
  step: number;
}
export type Told = { seeds: number; counts: Record<string, number> } | { failed: number };
