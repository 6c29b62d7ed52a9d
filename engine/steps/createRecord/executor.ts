import type { RecordExecutor } from '../../runtime/ports.ts';
import { actorOf, faulted, isFault } from '../settle.ts';
import { recordId } from '../values.ts';
import type { Config, Output } from './definition.ts';

export const createRecordExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const created = yield* desk.createRecord(config.object, config.set, actorOf(call));
  if (isFault(created)) return faulted(created);
  const { record } = created;
  const settled = { outcome: 'done', output: { id: recordId(record) ?? '', record } };
  // A run without a record of this kind is about the new one; otherwise it keeps its own.
  switch (config.object) {
    case 'case':
      return call.refs.caseId === undefined ? { records: { case: record }, ...settled } : settled;
    case 'contact':
      return call.refs.contactId === undefined ? { records: { contact: record }, ...settled } : settled;
    case 'account':
      return call.refs.accountId === undefined ? { records: { account: record }, ...settled } : settled;
    case 'ticket':
      return settled;
    default:
      return config.object satisfies never;
  }
};
