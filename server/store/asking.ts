import { isToMove, type StoreCall, type Work } from '../../engine/runtime/work.ts';

type Answer<Call> = (call: Call) => unknown;

/** Who answers the calls of the work that is under way. */
let atOnce: Answer<StoreCall> | undefined;

/** Asks the store. Where it answers at once the work is not left for it; otherwise the call is yielded to whoever moves it. */
export function* ask<Call extends StoreCall>(call: Call): Work<unknown> {
  return atOnce ? atOnce(call) : yield call;
}

/** Carries work out to its end, with every call answered as it comes. `Call`: what this store's primitives ask. */
export function carryOut<T, Call extends StoreCall>(work: () => Work<T>, answer: Answer<Call>): T {
  const outer = atOnce;
  // Only the store's own primitives ask, and they ask with its calls.
  atOnce = answer as Answer<StoreCall>;
  try {
    const begun: Work<T> | T = work();
    if (!isToMove(begun)) return begun;
    const { done, value } = begun.next();
    if (done) return value;
    throw new Error(`Work has asked "${value.kind}" of another store.`);
  } finally {
    atOnce = outer;
  }
}
