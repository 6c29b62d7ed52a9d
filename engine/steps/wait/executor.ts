import type { Settled, StepResult } from '../../core/step.ts';
import type { Desk, Fault } from '../../runtime/desk.ts';
import type { RecordExecutor, StepCall } from '../../runtime/ports.ts';
import type { Work } from '../../runtime/work.ts';
import { faulted, isFault, refused } from '../settle.ts';
import { minutesOf, textOf, textsOf, timeOf } from '../values.ts';
import { eventsOf, type Config, type Output } from './definition.ts';

export const waitExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  if (config.skipIf !== undefined) {
    const tested = call.test(config.skipIf);
    if (!tested.ok) return { outcome: 'error', error: tested.error };
    if (tested.value) return { outcome: 'done', output: { skipped: true }, why: tested.why };
  }
  const due = yield* dueOf(desk, config, call);
  const limit = config.timeout === undefined ? undefined : yield* after(desk, config, call, 'timeout');
  if (isTrouble(due)) return troubleOf(due);
  if (isTrouble(limit)) return troubleOf(limit);
  return restUntil(config, call, due, limit);
};

/** The clock's part of the wait: its own due time, or the limit where that comes first. */
function restUntil(
  config: Config,
  call: StepCall,
  due: number | undefined,
  limit: number | undefined,
): StepResult<Output> {
  if (due !== undefined && due <= call.now)
    return {
      outcome: 'done',
      output: { dueAt: isoTime(due) },
      why: [{ text: 'wait.time', left: isoTime(due), op: 'lte', right: isoTime(call.now), result: true }],
    };
  const isLimit = limit !== undefined && (due === undefined || limit < due);
  const expiresAt = isLimit ? limit : due;
  const match = textsOf(config.match);
  const events = eventsOf(config).map((name) => ({ name, match }));
  const output: Output =
    expiresAt === undefined ? {} : { dueAt: isoTime(expiresAt), expiry: isLimit ? 'timeout' : 'done' };
  return {
    rest:
      events.length > 0
        ? { waitingFor: 'event', events, expiresAt, output }
        : { waitingFor: 'timer', expiresAt, output },
  };
}

type Trouble = Settled<never> | Fault;
const isTrouble = (value: number | undefined | Trouble): value is Trouble => typeof value === 'object';
const troubleOf = (trouble: Trouble): Settled<never> => (isFault(trouble) ? faulted(trouble) : trouble);

function* dueOf(desk: Desk, config: Config, call: StepCall): Work<number | undefined | Trouble> {
  switch (config.for) {
    case 'duration':
      return yield* after(desk, config, call, 'duration');
    case 'until':
      return (
        timeOf(config.until) ??
        refused('VALIDATION', `"until" of step "${call.stepId}" is not a time: ${config.until ?? ''}.`)
      );
    case 'event':
      return undefined;
    default:
      return config.for satisfies never;
  }
}

function* after(
  desk: Desk,
  config: Config,
  call: StepCall,
  setting: 'duration' | 'timeout',
): Work<number | Trouble> {
  const minutes = minutesOf(config[setting]);
  if (minutes === undefined)
    return refused('VALIDATION', `"${setting}" of step "${call.stepId}" is not a length of time.`);
  return yield* desk.afterBusinessMinutes(textOf(config.businessHoursId), call.now, minutes);
}

const isoTime = (time: number): string => new Date(time).toISOString();
