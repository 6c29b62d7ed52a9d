import type { Fault } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { Problem } from '../../contract/problem.ts';
import type { BusinessHours, BusinessHoursBody } from '../../contract/sla.ts';
import type { DeskContext } from '../context.ts';
import { fault } from '../fault.ts';
import { allHours, hoursById, insertHours, saveHours } from './records.ts';
import { addBusinessMinutes } from './rules.ts';
import { say } from '../../contract/say.ts';

export { hoursRoutes } from './routes.ts';

/** Business hours: stored under a chosen id, used by SLA clocks, due times and waits. */
export function createHours({ clock }: Pick<DeskContext, 'clock'>) {
  function* save(id: string, body: BusinessHoursBody, ifMatch?: number): Work<BusinessHours | Problem> {
    const before = yield* hoursById(id);
    if (ifMatch !== undefined && ifMatch !== before?.version)
      return new Problem('preconditionFailed', say('hoursChanged', { id }));
    const now = new Date(clock.now()).toISOString();
    const after: BusinessHours = {
      ...body,
      id,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
      version: (before?.version ?? 0) + 1,
    };
    yield* before ? saveHours(after) : insertHours(after);
    return after;
  }

  /** The moment `minutes` of business time after `from`, in epoch ms. Without hours: clock time. */
  function* afterBusinessMinutes(
    businessHoursId: string | undefined,
    from: number,
    minutes: number,
  ): Work<number | Fault> {
    if (businessHoursId === undefined) return from + minutes * 60_000;
    const hours = yield* hoursById(businessHoursId);
    if (!hours) return fault('NO_HOURS', say('hoursUnknown', { id: businessHoursId }));
    const at = addBusinessMinutes(hours, from, minutes);
    return at ?? fault('NO_HOURS', say('hoursNeverOpen', { id: businessHoursId }));
  }

  return { list: allHours, byId: hoursById, save, afterBusinessMinutes };
}
export type Hours = ReturnType<typeof createHours>;
