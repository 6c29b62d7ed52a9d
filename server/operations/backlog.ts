import type { Db } from '../../engine/runtime/work.ts';
import { isBehind } from '../store/backlog-queries.ts';

/** Starts let in between two looks: a look costs as much as the backlog is long. */
const letInBetween = 50;

/** Whether new work has to wait until more of the accepted is worked off. While it has to, every call looks again. */
export function createBacklog(db: Db, limit: number): { isFull(): boolean | Promise<boolean> } {
  let left = 0;
  const look = async (): Promise<boolean> => {
    const full = await db.read(() => isBehind(limit));
    left = full ? 0 : letInBetween;
    return full;
  };
  return { isFull: () => (left-- > 0 ? false : look()) };
}
