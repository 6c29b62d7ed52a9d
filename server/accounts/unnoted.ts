import { StoreUnavailable } from '../../engine/runtime/work.ts';

/** That somebody was seen is worth noting, but no reason to turn them away while nothing can be written. */
export function leaveUnnoted(error: unknown): void {
  if (!(error instanceof StoreUnavailable)) throw error;
}
