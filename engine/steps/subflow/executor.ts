import type { RecordExecutor } from '../../runtime/ports.ts';
import { refused, refusedForNow } from '../settle.ts';
import { maxDepth, settleChild, type Config, type Output } from './definition.ts';

export const subflowExecutor: RecordExecutor<Config, Output> = function* ({ runs }, config, call) {
  if (call.depth >= maxDepth)
    return refused(
      'DEPTH_LIMIT',
      `Flow "${config.flow}" would be the ${maxDepth + 1}th within another. Check whether the flows call each other in a circle.`,
    );
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
      `Flow "${config.flow}" does not take what it is given: ${started.issues.map(({ message }) => message).join(' ')}`,
    );
  if ('refused' in started)
    return refusedForNow(
      'NO_ACTIVE_VERSION',
      `Flow "${config.flow}" could not be started: ${started.refused}.`,
    );
  if (started.status !== 'active') return settleChild(config, started);
  const output: Output = { runId: started.runId, outcome: null, outputs: {} };
  const events = [{ name: 'run.finished', match: { runId: started.runId } }];
  return { rest: { waitingFor: 'run', events, output, childRunId: started.runId } };
};
