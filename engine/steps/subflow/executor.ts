import type { RecordExecutor } from '../../runtime/ports.ts';
import { refused, refusedForNow } from '../settle.ts';
import { maxDepth, settleChild, type Config, type Output } from './definition.ts';
import { saidIn } from '../../core/sentence.ts';
import type { Text } from '../../core/text.ts';
import { say } from '../say.ts';

/** Why a flow does not start, by what the runtime calls it. */
const refusals: Readonly<Record<string, Text>> = {
  noSuchFlow: { en: 'noSuchFlow', ja: 'フローが有効ではありません' },
  occupied: { en: 'occupied', ja: 'すでに実行中です' },
};

export const subflowExecutor: RecordExecutor<Config, Output> = function* ({ runs }, config, call) {
  if (call.depth >= maxDepth)
    return refused('DEPTH_LIMIT', say('tooDeepCalls', { flow: config.flow, depth: maxDepth + 1 }));
  const started = yield* runs.start({
    flowKey: config.flow,
    version: config.version,
    input: config.inputs,
    refs: call.refs,
    trigger: 'subflow',
    parent: { runId: call.runId, token: call.token, depth: call.depth + 1 },
    user: call.user,
  });
  if ('refused' in started && started.issues)
    return refused(
      'INVALID_INPUT',
      say('flowRefusesInput', { flow: config.flow, why: started.issues.map(saidIn) }),
    );
  if ('refused' in started)
    return refusedForNow(
      'NO_ACTIVE_VERSION',
      say('flowNotStarted', { flow: config.flow, why: refusals[started.refused] ?? started.refused }),
    );
  if (started.status !== 'active') return settleChild(config, started);
  const output: Output = { runId: started.runId, outcome: null, outputs: {} };
  const events = [{ name: 'run.finished', match: { runId: started.runId } }];
  return { rest: { waitingFor: 'run', events, output, childRunId: started.runId } };
};
