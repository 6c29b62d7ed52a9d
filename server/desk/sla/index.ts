import type { Fault } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { SlaInstance } from '../../../engine/records/cases.ts';
import { Problem } from '../../contract/problem.ts';
import type { SlaPolicy, SlaPolicyBody } from '../../contract/sla.ts';
import type { TimelineCode } from '../../contract/timeline.ts';
import { systemActor } from '../actor.ts';
import { caseById } from '../cases/index.ts';
import type { DeskContext, TimerHandler } from '../context.ts';
import { fault, isFault } from '../fault.ts';
import type { Hours } from '../hours/index.ts';
import type { Timeline } from '../timeline/index.ts';
import {
  allPolicies,
  clockOfCase,
  insertInstance,
  insertPolicy,
  instanceById,
  instanceOfCase,
  patchInstance,
  policyById,
  savePolicy,
} from './records.ts';
import { nextState, warnMinutes, type SlaEvent } from './rules.ts';
import { say } from '../../contract/say.ts';

export { slaRoutes } from './routes.ts';

/** Each state a clock can come to, as the event that flows wait for and the timeline shows. */
const news = {
  nearing: 'sla.nearing',
  breached: 'sla.breached',
  succeeded: 'sla.succeeded',
  cancelled: 'sla.cancelled',
} as const satisfies Record<string, TimelineCode>;

/** First-response clocks: how long a customer may wait for a person's first answer. */
export function createSla(
  { clock, ids, emit, publish, timers }: DeskContext,
  { hours, timeline }: { hours: Hours; timeline: Timeline },
) {
  const iso = (at: number): string => new Date(at).toISOString();

  function* save(id: string, body: SlaPolicyBody, ifMatch?: number): Work<SlaPolicy | Problem> {
    const before = yield* policyById(id);
    if (ifMatch !== undefined && ifMatch !== before?.version)
      return new Problem('preconditionFailed', say('policyChanged', { id }));
    if (body.businessHoursId !== null && !(yield* hours.byId(body.businessHoursId)))
      return new Problem('invalid', say('hoursToAdd', { id: body.businessHoursId }));
    const now = iso(clock.now());
    const createdAt = before?.createdAt ?? now;
    const after: SlaPolicy = { ...body, id, createdAt, updatedAt: now, version: (before?.version ?? 0) + 1 };
    yield* before ? savePolicy(after) : insertPolicy(after);
    return after;
  }

  /** Start, warning and due time of a clock, fixed when it starts. */
  function* plan(policy: SlaPolicy, startAt: number) {
    const { targetMinutes, warnPercent, businessHoursId } = policy;
    const within = businessHoursId ?? undefined;
    const due = yield* hours.afterBusinessMinutes(within, startAt, targetMinutes);
    if (typeof due !== 'number') return due;
    const warn = yield* hours.afterBusinessMinutes(within, startAt, warnMinutes(targetMinutes, warnPercent));
    if (typeof warn !== 'number') return warn;
    return { startAt: iso(startAt), warnAt: iso(warn), dueAt: iso(due) };
  }

  function* tell(instance: SlaInstance, policy: SlaPolicy | undefined, code: TimelineCode): Work<void> {
    const { id, caseId, policyId, dueAt } = instance;
    const params = { policyId, policyName: policy?.name ?? policyId, dueAt };
    yield* timeline.add(caseId, { code, params, by: systemActor });
    yield* emit(code, { caseId, policyId, slaInstanceId: id, kpi: instance.kpi, dueAt });
    yield* publish('case', caseId);
  }

  /** Starts the clock of a policy. One that runs or ran under the same policy is kept: applying twice is harmless. */
  function* apply(
    caseId: string,
    policyId: string,
    startAt: number,
  ): Work<{ instances: SlaInstance[] } | Fault> {
    const policy = yield* policyById(policyId);
    if (!policy) return fault('NO_POLICY', say('policyUnknown', { id: policyId }));
    const subject = yield* caseById(caseId);
    if (!subject) return fault('NOT_FOUND', say('noSuchCase', { id: caseId }));
    const known = yield* instanceOfCase(caseId);
    if (known && (known.policyId === policyId || known.endedAt !== null)) return { instances: [known] };
    const planned = yield* plan(policy, startAt);
    if (isFault(planned)) return planned;
    if (known) yield* move(known, 'cancel');
    const now = iso(clock.now());
    // Whoever applies a clock to a case that was answered already finds it stopped.
    const answeredAt = subject.firstAgentReplyAt;
    const instance: SlaInstance = {
      id: ids.next('sla'),
      createdAt: now,
      updatedAt: now,
      version: 1,
      caseId,
      policyId,
      kpi: policy.kpi,
      state: answeredAt === null ? 'inProgress' : answeredAt <= planned.dueAt ? 'succeeded' : 'breached',
      ...planned,
      endedAt: answeredAt,
    };
    yield* insertInstance(instance);
    if (answeredAt !== null) return { instances: [instance] };
    yield* timers.set('sla.warn', instance.id, Date.parse(instance.warnAt));
    yield* timers.set('sla.breach', instance.id, Date.parse(instance.dueAt));
    yield* tell(instance, policy, 'sla.started');
    return { instances: [instance] };
  }

  function* move(instance: SlaInstance, event: SlaEvent): Work<void> {
    const state = nextState(instance.state, event);
    if (state === undefined || state === 'inProgress' || state === 'paused') return;
    const now = iso(clock.now());
    const endedAt = state === 'nearing' ? null : now;
    const changes = { state, endedAt, updatedAt: now, version: instance.version + 1 };
    yield* patchInstance(instance.id, changes);
    // A timer that has fired is gone; the others must not fire any more.
    if (event === 'answer' || event === 'cancel') {
      yield* timers.cancel('sla.warn', instance.id);
      yield* timers.cancel('sla.breach', instance.id);
    }
    yield* tell({ ...instance, ...changes }, yield* policyById(instance.policyId), news[state]);
  }

  const onCase = (event: SlaEvent) =>
    function* (caseId: string): Work<void> {
      const instance = yield* instanceOfCase(caseId);
      if (instance) yield* move(instance, event);
    };
  const onTimer = (event: SlaEvent): TimerHandler =>
    function* (instanceId) {
      const instance = yield* instanceById(instanceId);
      if (instance) yield* move(instance, event);
    };

  return {
    list: allPolicies,
    byId: policyById,
    save,
    apply,
    ofCase: clockOfCase,
    answered: onCase('answer'),
    cancel: onCase('cancel'),
    timerHandlers: { 'sla.warn': onTimer('warn'), 'sla.breach': onTimer('breach') },
  };
}
export type Sla = ReturnType<typeof createSla>;
