import type { Clock } from '../../engine/runtime/ports.ts';
import { Problem } from '../contract/problem.ts';
import { say } from '../contract/say.ts';

/** Something attempts are counted for, and how many are too many. */
export interface Subject {
  name: string;
  limit: number;
}
export interface Limits {
  /** A refusal once one of these has used up its attempts within the window. */
  refusal(...subjects: Subject[]): Problem | undefined;
  count(...subjects: Subject[]): void;
  forget(...subjects: Subject[]): void;
}

const windowMs = 15 * 60_000;
const maxSubjects = 50_000;

/** Counts attempts in memory: by address, by account. A restart forgets them, and so does the end of the window. */
export function createLimits(clock: Pick<Clock, 'now'>): Limits {
  const counts = new Map<string, { attempts: number; until: number }>();
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
        if (!found || found.attempts < subject.limit) continue;
        const seconds = Math.ceil((found.until - clock.now()) / 1000);
        return new Problem('tooMany', say('tooManyAttempts', { seconds }), undefined, {
          'retry-after': String(seconds),
        });
      }
      return undefined;
    },
    count(...subjects) {
      for (const subject of subjects) {
        const found = live(subject);
        if (found) found.attempts += 1;
        else counts.set(subject.name, { attempts: 1, until: clock.now() + windowMs });
      }
      // A flood of addresses pushes out the oldest; maps keep the order of insertion.
      for (const oldest of counts.keys()) {
        if (counts.size <= maxSubjects) break;
        counts.delete(oldest);
      }
    },
    forget(...subjects) {
      for (const { name } of subjects) counts.delete(name);
    },
  };
}
