/** A run that led to another: one of the links between what first happened and what happens now, oldest first. */
export interface Cause {
  flow: string;
  run: string;
  /** When it told of what it had done. */
  at: number;
  /** The run before it called this flow as a subflow, so both are one and the same doing. */
  called?: true;
}

/** What lies further back is another story: a flow that reminds a customer every second day wakes nobody in a circle. */
const windowMs = 3_600_000;
/** A flow may be woken again by what came of it this often. */
const mostRepeats = 3;
const longestChain = 30;

/** The flows that keep waking each other, in order, if starting this one again would go on with it. */
export function loopOf(causes: readonly Cause[], flow: string, now: number): string[] | undefined {
  const recent = causes.filter(({ at }) => now - at < windowMs).map((cause) => cause.flow);
  const repeats = recent.filter((key) => key === flow).length;
  if (repeats < mostRepeats && recent.length < longestChain) return undefined;
  return [...recent.slice(Math.max(0, recent.lastIndexOf(flow))), flow];
}

/** The run of this flow that the news comes from, directly or through the subflows it called. */
export function ownRun(causes: readonly Cause[], flow: string): string | undefined {
  for (const cause of causes.toReversed()) {
    if (cause.flow === flow) return cause.run;
    if (!cause.called) return undefined;
  }
  return undefined;
}

/** As much of a chain as the guard can ever ask for. */
export const recentCauses = (causes: readonly Cause[]): Cause[] => causes.slice(-longestChain);
