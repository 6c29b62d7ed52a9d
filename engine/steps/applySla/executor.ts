import type { RecordExecutor } from '../../runtime/ports.ts';
import { faulted, isFault, noRecord, noTime } from '../settle.ts';
import { recordId, textOf, timeOf } from '../values.ts';
import type { Config, Output } from './definition.ts';

export const applySlaExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const caseId = recordId(config.case);
  if (caseId === undefined) return noRecord('case', 'case');
  const from = textOf(config.startAt);
  const startAt = from === undefined ? call.now : timeOf(from);
  if (startAt === undefined) return noTime('startAt', call.stepId, from ?? '');
  const applied = yield* desk.applySla(caseId, config.policyId, startAt);
  if (isFault(applied)) return faulted(applied);
  const [first] = applied.instances;
  return {
    outcome: 'done',
    output: {
      instanceIds: applied.instances.map((instance) => instance.id),
      dueAt: first?.dueAt ?? null,
    },
    why: applied.instances.map(({ kpi, dueAt }) => ({ text: 'sla.due', left: kpi, result: dueAt })),
  };
};
