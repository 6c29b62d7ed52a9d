import type { RecordExecutor } from '../../runtime/ports.ts';
import { actorOf, faulted, isFault, noRecord } from '../settle.ts';
import { recordId } from '../values.ts';
import type { Config, Output } from './definition.ts';
import { classifyText, type Classification } from './match.ts';

/** Outputs that are fields of a case as well. */
const caseFields = ['priority', 'type', 'reason'] as const;

export const classifyExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const rulesets = yield* desk.rulesets(config.rulesets);
  if (isFault(rulesets)) return faulted(rulesets);
  const { labels, outputs, why } = classifyText(config.text, rulesets);
  const settled = {
    outcome: labels.length > 0 ? 'done' : 'noMatch',
    output: { ...outputs, labels },
    why,
  };
  const set = caseFieldsOf(outputs);
  if (config.applyTo === undefined || Object.keys(set).length === 0) return settled;
  const caseId = recordId(config.applyTo);
  if (caseId === undefined) return noRecord('applyTo', 'case');
  const updated = yield* desk.updateRecord('case', caseId, set, actorOf(call));
  if (isFault(updated)) return faulted(updated);
  return caseId === call.refs.caseId ? { ...settled, records: { case: updated.record } } : settled;
};

function caseFieldsOf(outputs: Classification['outputs']): Record<string, unknown> {
  const set: Record<string, unknown> = {};
  for (const name of caseFields) if (Object.hasOwn(outputs, name)) set[name] = outputs[name];
  return set;
}
