import type { Reason } from '../../core/step.ts';
import type { RecordExecutor, StepCall } from '../../runtime/ports.ts';
import { actorOf, faulted, isFault, noRecord, refused } from '../settle.ts';
import { numberOf, recordId, textOf } from '../values.ts';
import type { Config, Output } from './definition.ts';
import { say } from '../say.ts';

export const routeExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const caseId = recordId(config.item);
  if (caseId === undefined && !config.onlyChoose) return noRecord('item', 'case');
  const chosen = chooseQueue(config, call);
  if ('error' in chosen) return { outcome: 'error', error: chosen.error, why: chosen.why };
  const queueId = textOf(chosen.queueId);
  if (queueId === undefined) return refused('UNKNOWN_QUEUE', say('routeNoQueue'));
  const rule = chosen.rule === 0 ? undefined : `${call.stepId} ${chosen.rule}`;
  if (config.onlyChoose || caseId === undefined) {
    const found = yield* desk.findQueue(queueId);
    if (isFault(found)) return faulted(found);
    const why = rule === undefined ? chosen.why : [...chosen.why, { text: rule, result: queueId }];
    const output = { status: 'chosen', queueId, agentId: null, workItemId: null, rule: chosen.rule } as const;
    return { outcome: 'done', output, why };
  }
  const routed = yield* desk.route({
    caseId,
    queueId,
    rule,
    skills: config.skills.map(({ skill, minLevel, additional }) => ({
      skill: textOf(skill) ?? '',
      minLevel: numberOf(minLevel) ?? 1,
      additional,
    })),
    match: config.match,
    method: config.method,
    score: numberOf(config.score),
    by: actorOf(call),
  });
  if (isFault(routed)) return faulted(routed);
  const { status, agentId, workItemId } = routed;
  return {
    outcome: status,
    output: { status, queueId: routed.queueId, agentId, workItemId, rule: chosen.rule },
    records: caseId === call.refs.caseId ? { case: routed.case } : {},
    why: [...chosen.why, ...routed.why],
  };
};

interface Chosen {
  queueId: string;
  rule: number;
  why: Reason[];
}
/** The queue of the first rule that is true, else the step's own. A rule that cannot be tested fails the step. */
function chooseQueue(
  config: Config,
  call: StepCall,
): Chosen | { error: { code: string; message: string }; why: Reason[] } {
  const why: Reason[] = [];
  for (const [at, rule] of config.rules.entries()) {
    const tested = call.test(rule.when);
    if (!tested.ok) return { error: tested.error, why };
    const number = at + 1;
    why.push({ text: 'route.rule', left: number, result: tested.value }, ...tested.why);
    if (!tested.value) continue;
    for (let later = number + 1; later <= config.rules.length; later += 1)
      why.push({ text: 'route.notReached', left: later });
    return { queueId: rule.queueId, rule: number, why };
  }
  if (config.rules.length > 0) why.push({ text: 'route.otherwise', result: config.queueId });
  return { queueId: config.queueId, rule: 0, why };
}
