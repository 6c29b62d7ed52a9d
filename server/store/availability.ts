import type { StoreUnavailable } from '../../engine/runtime/work.ts';

/** Whether the file can be written. While it cannot, it is tried once a second, so that work goes on by itself. */
export interface Availability {
  /** Why nothing can be written at present. */
  readonly fault: StoreUnavailable | undefined;
  lost(fault: StoreUnavailable): void;
  regained(): void;
  onChange(listener: (fault: StoreUnavailable | undefined) => void): void;
  close(): void;
}
const tryEveryMs = 1000;

export function createAvailability(tryToWrite: () => StoreUnavailable | undefined): Availability {
  const listeners: ((fault: StoreUnavailable | undefined) => void)[] = [];
  let fault: StoreUnavailable | undefined;
  let timer: NodeJS.Timeout | undefined;

  const become = (next: StoreUnavailable | undefined): void => {
    const changed = (fault === undefined) !== (next === undefined);
    fault = next;
    clearTimeout(timer);
    if (next) timer = setTimeout(() => become(tryToWrite()), tryEveryMs).unref();
    if (changed) for (const listener of listeners) listener(next);
  };
  return {
    get fault() {
      return fault;
    },
    // The trial that is set stays set: a stream of failing writes must not put it off.
    lost: (next) => (fault ? void (fault = next) : become(next)),
    regained: () => (fault ? become(undefined) : undefined),
    onChange: (listener) => void listeners.push(listener),
    close: () => clearTimeout(timer),
  };
}
