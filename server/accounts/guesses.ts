import type { Clock } from '../../engine/runtime/ports.ts';
import { Problem } from '../contract/problem.ts';

/** Something guesses are counted for, and how many may fail. */
export interface Subject {
  name: string;
  limit: number;
}
export interface Guesses {
  /** A refusal once too many guesses of one of these have failed within the window. */
  refusal(...subjects: Subject[]): Problem | undefined;
  failed(...subjects: Subject[]): void;
  succeeded(...subjects: Subject[]): void;
}

const windowMs = 15 * 60_000;
const maxSubjects = 50_000;

/** Counts failed guesses in memory: by address, by account. A restart forgets them, a window does too. */
export function createGuesses(clock: Pick<Clock, 'now'>): Guesses {
  const counts = new Map<string, { failures: number; until: number }>();
  const live = ({ name }: Subject) => {
    const found = counts.get(name);
    if (found && found.until > clock.now()) return found;
    counts.delete(name);
    return undefined;
  };
  return {
    refusal(...subjects) {
      for (const subject of subjects) {
        const found = live(subject);
        if (!found || found.failures < subject.limit) continue;
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
        else counts.set(subject.name, { failures: 1, until: clock.now() + windowMs });
      }
      // A flood of addresses pushes out the oldest; maps keep the order of insertion.
      for (const oldest of counts.keys()) {
        if (counts.size <= maxSubjects) break;
        counts.delete(oldest);
      }
    },
    succeeded(...subjects) {
      for (const { name } of subjects) counts.delete(name);
    },
  };
}
