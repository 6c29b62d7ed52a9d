import type { LiveRecords } from '../../core/step.ts';
import type { RecordExecutor, StepCall } from '../../runtime/ports.ts';
import { actorOf, faulted, isFault, noRecord } from '../settle.ts';
import { numberOf, recordId } from '../values.ts';
import type { Config, Output } from './definition.ts';

export const updateRecordExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const id = recordId(config.record);
  if (id === undefined) return noRecord('record', config.object);
  const version = numberOf(config.expectVersion);
  const updated = yield* desk.updateRecord(config.object, id, config.set, actorOf(call), version);
  if (isFault(updated)) return faulted(updated);
  return {
    outcome: 'done',
    output: { id, record: updated.record },
    records: liveRecord(config.object, id, updated.record, call.refs),
  };
};

/** The run's own record, as it is now. Another record of the same kind does not take its place. */
function liveRecord(
  object: Config['object'],
  id: string,
  record: Record<string, unknown>,
  refs: StepCall['refs'],
): LiveRecords {
  if (object === 'case' && refs.caseId === id) return { case: record };
  if (object === 'contact' && refs.contactId === id) return { contact: record };
  if (object === 'account' && refs.accountId === id) return { account: record };
  if (object === 'ticket' && refs.ticketId === id) return { ticket: record };
  return {};
}
