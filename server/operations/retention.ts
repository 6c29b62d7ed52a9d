import { z } from 'zod';
import type { Retention as Limits } from '../../engine/core/flow.ts';
import type { Clock } from '../../engine/runtime/ports.ts';
import type { Programs } from '../../engine/runtime/programs.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { DeskContext } from '../desk/context.ts';
import { flowRows } from '../store/flow-queries.ts';
import { afterCommit, isolated } from '../store/query.ts';
import { endedRuns } from '../store/retention-queries.ts';
import { runStore } from '../store/run-queries.ts';
import type { Space } from '../store/space.ts';

export interface RetentionPorts {
  clock: Clock;
  timers: DeskContext['timers'];
  programs: Pick<Programs, 'get'>;
  /** Where a flow does not say. */
  defaults: Limits;
  space: Space;
  /** Removes up to `limit` rows that another room no longer needs; says how many there were. */
  leftovers: readonly ((now: number, limit: number) => Work<number>)[];
  report(error: unknown, context: Record<string, unknown>): void;
}

const day = 24 * 60 * 60_000;
const betweenRoundsMs = 6 * 60 * 60_000;
/** Calls are answered meanwhile. */
const betweenBatchesMs = 20;
const atOnce = 100;
/** A batch takes no longer than this by much, since all writers wait for its commit. */
const batchMs = 5;

/** One timer row carries a round from batch to batch, so that a restart goes on where it stopped. */
const roundSchema = z.object({
  /** What is still to be removed, flow by flow; absent between two rounds. */
  plan: z.array(z.object({ flowKey: z.string(), before: z.string() })).optional(),
  removed: z.int().default(0),
  last: z.object({ endedAt: z.string(), removed: z.int() }).optional(),
});
type Round = z.infer<typeof roundSchema>;
export const timerKind = 'retention';
const subject = 'house';

/** Removes ended runs by age and count, in batches that nobody notices, and gives their space back to the disk. */
export function createRetention(ports: RetentionPorts) {
  const { clock, space } = ports;
  const next = (afterMs: number, round: Round): Work<void> =>
    ports.timers.set(timerKind, subject, clock.now() + afterMs, round);

  /** A file that cannot shrink now will the next time; the commit before it stands. */
  const safely = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      ports.report(error, { room: 'retention' });
    }
  };

  function* plan(): Work<NonNullable<Round['plan']>> {
    const planned = [];
    for (const { key, activeVersion } of yield* flowRows.list()) {
      const number = activeVersion ?? (yield* flowRows.latestNumber(key));
      const program = number === null ? undefined : yield* ports.programs.get(key, number);
      const before = yield* endOfKeeping(key, { ...ports.defaults, ...program?.flow.settings.retention });
      if (before !== undefined) planned.push({ flowKey: key, before });
    }
    return planned;
  }

  /** Runs that ended before this moment are not kept. */
  function* endOfKeeping(flowKey: string, { days, runs }: Limits): Work<string | undefined> {
    const ends: string[] = [];
    if (days !== undefined) ends.push(new Date(clock.now() - days * day).toISOString());
    const newest = runs === undefined ? undefined : yield* endedRuns.endOfNewest(flowKey, runs);
    if (newest !== undefined) ends.push(newest);
    return ends.sort().at(-1);
  }

  /** A batch of one flow's runs. True when there may be more. */
  function* removeSome(round: Round, flowKey: string, before: string): Work<boolean> {
    // A repeat of a start must find its run for a day, so runs with a key stay that long, whatever their number.
    const keyedBefore = new Date(clock.now() - day).toISOString();
    const ids = yield* endedRuns.removable(flowKey, before, keyedBefore, atOnce);
    const begun = performance.now();
    for (const id of ids) {
      yield* endedRuns.remove(id);
      round.removed++;
      if (performance.now() - begun > batchMs) return true;
    }
    return ids.length === atOnce;
  }

  function* removeLeftovers(): Work<boolean> {
    for (const remove of ports.leftovers) if ((yield* remove(clock.now(), atOnce)) >= atOnce) return true;
    return false;
  }

  /** Does the next piece of a round. True when the round is done. */
  function* piece(round: Round): Work<boolean> {
    round.plan ??= yield* plan();
    const [first] = round.plan;
    if (first) {
      if (!(yield* removeSome(round, first.flowKey, first.before))) round.plan.shift();
      return false;
    }
    if (yield* removeLeftovers()) return false;
    if (!space.isSlack()) return true;
    yield* afterCommit(() => safely(space.giveBack));
    return false;
  }

  return {
    /** The last whole round: when it ended and how many runs it removed. */
    *last(): Work<Round['last'] | null> {
      const [timer] = yield* runStore.timersOf(timerKind, subject);
      return roundSchema.safeParse(timer?.data).data?.last ?? null;
    },
    /** Sets the timer if this house never had one. */
    *start(): Work<void> {
      if ((yield* runStore.timersOf(timerKind, subject)).length === 0) yield* next(0, { removed: 0 });
    },
    *onTimer(_subject: string, data: Record<string, unknown>): Work<void> {
      const round = roundSchema.parse(data);
      const outcome = yield* isolated(() => piece(round));
      if (!outcome.ok) {
        // Without a next time set here, a single fault would end retention until the next start.
        ports.report(outcome.error, { room: 'retention' });
        return yield* next(betweenRoundsMs, { removed: 0, last: round.last });
      }
      if (!outcome.value) return yield* next(betweenBatchesMs, round);
      yield* afterCommit(() => safely(space.settle));
      const last = { endedAt: new Date(clock.now()).toISOString(), removed: round.removed };
      yield* next(betweenRoundsMs, { removed: 0, last });
    },
  };
}
export type Retention = ReturnType<typeof createRetention>;
