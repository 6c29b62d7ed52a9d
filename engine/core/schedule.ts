import { Cron } from 'croner';

/** Times of a clock on the wall: five fields and the time zone they are meant in. */
export interface Schedule {
  cron: string;
  timezone: string;
}

/**
 * The first moment after `after` at which the schedule is due; undefined when there is none. Where the clocks are put
 * forward, a fixed time that is skipped is due right behind the gap; where they are put back, it is due once.
 */
export function nextDue(schedule: Schedule, after: number): number | undefined {
  return parse(schedule)?.nextRun(new Date(after))?.getTime();
}

/** Whether a schedule can be read and is ever due. `0 0 30 2 *` never is. */
export function isDueEver(schedule: Schedule): boolean {
  try {
    return nextDue(schedule, 0) !== undefined;
  } catch {
    return false;
  }
}

/** Only asked for times, never started: croner without a function has no timer and, with a start given, no clock. */
function parse({ cron, timezone }: Schedule): Cron | undefined {
  if (cron.trim().split(/\s+/).length !== 5) return undefined;
  return new Cron(cron, { timezone, mode: '5-part', fixedTimeRule: 'no-wildcard', paused: true });
}
