import type { Clock } from '../../engine/runtime/ports.ts';
import { Problem } from '../contract/problem.ts';

export interface Guesses {
  /** A refusal once `limit` guesses of this subject have failed within the window. */
  refusal(...subjects: string[]): Problem | undefined;
  failed(...subjects: string[]): void;
  succeeded(...subjects: string[]): void;
}

const windowMs = 15 * 60_000;
const maxSubjects = 50_000;

/** Counts failed guesses in memory: by address, by account. A restart forgets them, a window does too. */
export function createGuesses(clock: Pick<Clock, 'now'>, limit: number): Guesses {
  const counts = new Map<string, { failures: number; until: number }>();
  const live = (subject: string) => {
    const found = counts.get(subject);
    if (found && found.until > clock.now()) return found;
    counts.delete(subject);
    return undefined;
  };
  return {
    refusal(...subjects) {
      for (const subject of subjects) {
        const found = live(subject);
        if (!found || found.failures < limit) continue;
        const seconds = Math.ceil((found.until - clock.now()) / 1000);
        return new Problem('tooMany', `Too many wrong guesses. Try again in ${seconds} seconds.`, undefined, {
          'retry-after': String(seconds),
        });
      }
      return undefined;
    },
    failed(...subjects) {
      for (const subject of subjects) {
        const found = live(subject);
        if (found) found.failures += 1;
        else counts.set(subject, { failures: 1, until: clock.now() + windowMs });
      }
      // A flood of addresses pushes out the oldest; maps keep the order of insertion.
      for (const oldest of counts.keys()) {
        if (counts.size <= maxSubjects) break;
        counts.delete(oldest);
      }
    },
    succeeded(...subjects) {
      for (const subject of subjects) counts.delete(subject);
    },
  };
}
