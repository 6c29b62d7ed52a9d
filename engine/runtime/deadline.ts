import type { Clock } from './ports.ts';

/** Waits until the clock says that time is up, and no longer: what comes later is heard by nobody. */
export async function withDeadline<T>(
  clock: Clock,
  afterMs: number,
  something: Promise<T>,
  late: () => T,
): Promise<T> {
  let alarm: { cancel(): void } | undefined;
  const timeIsUp = new Promise<T>((resolve) => {
    alarm = clock.wake(clock.now() + afterMs, () => resolve(late()));
  });
  try {
    return await Promise.race([something, timeIsUp]);
  } finally {
    alarm?.cancel();
  }
}
