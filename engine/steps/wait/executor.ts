import type { Rest, Settled, StepResult } from '../../core/step.ts';
import type { Desk, Fault } from '../../runtime/desk.ts';
import type { RecordExecutor, StepCall } from '../../runtime/ports.ts';
import type { Work } from '../../runtime/work.ts';
import { faulted, isFault, noLength, noTime, refused } from '../settle.ts';
import { minutesOf, textOf, textsOf, timeOf } from '../values.ts';
import { recordChanged } from './events.ts';
import { eventsOf, type Config, type Output } from './definition.ts';
import { say } from '../say.ts';

export const waitExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  if (config.skipIf !== undefined) {
    const tested = call.test(config.skipIf);
    if (!tested.ok) return { outcome: 'error', error: tested.error };
    if (tested.value) return { outcome: 'done', output: { skipped: true }, why: tested.why };
  }
  if (config.for === 'condition' && config.condition !== undefined) {
    const tested = call.test(config.condition);
    if (!tested.ok) return { outcome: 'error', error: tested.error };
    if (tested.value) return { outcome: 'done', output: {}, why: tested.why };
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
  const events = awaited(config, call);
  const mayChange = config.condition !== undefined && call.mayChange(config.condition);
  if (events.length === 0 && expiresAt === undefined && !mayChange)
    return refused('NOTHING_TO_WAIT_FOR', say('nothingChanges', { stepId: call.stepId }));
  const output: Output =
    expiresAt === undefined ? {} : { dueAt: isoTime(expiresAt), expiry: isLimit ? 'timeout' : 'done' };
  return {
    rest:
      events.length > 0 || expiresAt === undefined
        ? { waitingFor: 'event', events, expiresAt, output }
        : { waitingFor: 'timer', expiresAt, output },
  };
}

type Awaited = NonNullable<Rest['events']>;

/** The events that end the wait, or after which its condition is tested again. */
function awaited(config: Config, call: StepCall): Awaited {
  if (config.for !== 'condition') {
    const match = textsOf(config.match);
    return eventsOf(config).map((name) => ({ name, match }));
  }
  const { caseId, contactId, accountId } = call.refs;
  const ids = [caseId, contactId, accountId].filter((id) => id !== undefined);
  const changes = ids.map((recordId) => ({ name: recordChanged, match: { recordId } }));
  // A case's tickets tell of it too.
  return caseId === undefined ? changes : [...changes, { name: recordChanged, match: { caseId } }];
}

type Trouble = Settled<never> | Fault;
const isTrouble = (value: number | undefined | Trouble): value is Trouble => typeof value === 'object';
const troubleOf = (trouble: Trouble): Settled<never> => (isFault(trouble) ? faulted(trouble) : trouble);

function* dueOf(desk: Desk, config: Config, call: StepCall): Work<number | undefined | Trouble> {
  switch (config.for) {
    case 'duration':
      return yield* after(desk, config, call, 'duration');
    case 'until':
      return timeOf(config.until) ?? noTime('until', call.stepId, config.until ?? '');
    case 'event':
    case 'condition':
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
  if (minutes === undefined) return noLength(setting, call.stepId);
  return yield* desk.afterBusinessMinutes(textOf(config.businessHoursId), call.now, minutes);
}

const isoTime = (time: number): string => new Date(time).toISOString();
