import type { Actor, Desk, FailedRun, StoppedLoop } from '../../engine/runtime/desk.ts';
import type { Work } from '../../engine/runtime/work.ts';
import { systemActor } from './actor.ts';
import type { Cases } from './cases/index.ts';
import type { DeskContext } from './context.ts';
import { fault, isFault } from './fault.ts';
import { titleOf } from './models/fields.ts';
import type { Notifications } from './notifications/index.ts';
import type { WorkItems } from './routing/index.ts';
import { say } from '../contract/say.ts';
import { wordSaid } from '../../engine/core/sentence.ts';
import { sentences } from '../contract/sentences/index.ts';

/** Where a flow ends and people take over: on purpose, or because the flow failed. */
export function createHandover(
  { ids, emit }: DeskContext,
  {
    cases,
    notifications,
    work,
  }: {
    cases: Pick<Cases, 'byId' | 'addTimeline'>;
    notifications: Pick<Notifications, 'notify'>;
    work: Pick<WorkItems, 'fallBack'>;
  },
): Pick<Desk, 'escalateToSupervisor' | 'takeOverFailedRun' | 'stopLoop'> & {
  automationSteppedDown(field: string, measured: { precision: number; n: number }): Work<void>;
} {
  function* escalateToSupervisor(caseId: string, reason: string, by: Actor) {
    const subject = yield* cases.byId(caseId);
    if (!subject) return fault('NOT_FOUND', say('caseToEscalate', { id: caseId }));
    yield* cases.addTimeline(caseId, { code: 'case.escalated', params: { reason }, by });
    yield* emit('case.escalated', { caseId, reason });
    const request = {
      channel: 'inApp',
      class: 'service',
      body: {
        en: `${subject.number} needs a supervisor: ${subject.subject} (${reason})`,
        ja: `${subject.number} がエスカレーションされました: ${subject.subject} (${reason})`,
      },
      data: {},
      link: `/cases/${caseId}`,
      idempotencyKey: ids.next('escalation'),
      caseId,
    } as const;
    const told = yield* notifications.notify({ ...request, to: [{ role: 'supervisor' }] });
    if (!isFault(told)) return { notified: told.count };
    // Without a supervisor an admin must hear of it.
    const instead = yield* notifications.notify({ ...request, to: [{ role: 'admin' }] });
    return isFault(instead) ? instead : { notified: instead.count };
  }

  function* takeOverFailedRun(failure: FailedRun): Work<void> {
    const { runId, flowTitle, stepId, error, caseId, fallbackQueueId } = failure;
    const by: Actor = { kind: 'automation', id: runId, name: flowTitle.en };
    if (caseId !== undefined) yield* work.fallBack(caseId, by, fallbackQueueId);
    yield* notifications.notify({
      to: [{ role: 'admin' }],
      channel: 'inApp',
      class: 'incident',
      body: {
        en: `The flow "${flowTitle.en}" failed at the step "${stepId}": ${error.message} (${error.code})`,
        ja: `フロー「${flowTitle.ja}」がステップ「${stepId}」で失敗しました: ${wordSaid(error, 'ja', sentences)} (${error.code})`,
      },
      data: {},
      link: `/runs/${runId}`,
      // One notice per run, however often it fails.
      idempotencyKey: `run-failed:${runId}`,
    });
  }

  function* stopLoop({ flows, runId, caseId }: StoppedLoop): Work<void> {
    const circle = flows.join(' → ');
    if (caseId !== undefined) {
      const code = 'flows.loopStopped';
      yield* cases.addTimeline(caseId, { code, params: { circle, runId }, by: systemActor });
    }
    yield* notifications.notify({
      to: [{ role: 'admin' }],
      channel: 'inApp',
      class: 'incident',
      body: {
        en: `Flows kept waking each other and were stopped: ${circle}. Narrow the condition of one of them.`,
        ja: `フローが互いを起動し続けたため停止しました: ${circle}。いずれかの開始条件を絞ってください。`,
      },
      data: {},
      link: `/runs/${runId}`,
      idempotencyKey: `loop:${runId}`,
      // The same circle from wherever it is entered is one fault to mend.
      dedupeKey: `loop:${flows.slice(1).toSorted().join()}`,
      dedupeMinutes: 24 * 60,
    });
  }

  function* automationSteppedDown(
    field: string,
    { precision, n }: { precision: number; n: number },
  ): Work<void> {
    const title = titleOf(field);
    const right = `${Math.round(precision * 100)} %`;
    yield* notifications.notify({
      to: [{ role: 'admin' }],
      channel: 'inApp',
      class: 'incident',
      body: {
        en: `Automatic classification of "${title.en}" has stopped: ${right} of ${n} cases were right. Answers are chosen beforehand only, until you set it again.`,
        ja: `「${title.ja}」の自動分類を停止しました: ${n}件中、正しかったのは${right}です。設定し直すまでは仮選択だけを行います。`,
      },
      data: {},
      link: `/classification/${field}`,
      idempotencyKey: ids.next('stepDown'),
    });
  }

  return { escalateToSupervisor, takeOverFailedRun, stopLoop, automationSteppedDown };
}
