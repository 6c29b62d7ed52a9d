import type { RecordExecutor } from '../../runtime/ports.ts';
import { faulted, isFault } from '../settle.ts';
import { numberOf } from '../values.ts';
import type { Config, Output } from './definition.ts';

const maxLimit = 200;

export const getRecordsExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config) {
  const asked = Math.trunc(numberOf(config.limit) ?? 20);
  const found = yield* desk.findRecords({
    object: config.object,
    where: config.where,
    sort: config.sort,
    limit: config.first ? 1 : Math.min(Math.max(asked, 1), maxLimit),
  });
  if (isFault(found)) return faulted(found);
  const { records, count } = found;
  const why = [{ text: 'records.found', left: config.object, result: count }];
  const [record] = records;
  if (record === undefined)
    return { outcome: 'none', output: config.first ? { count } : { records, count }, why };
  return { outcome: 'done', output: config.first ? { record, count } : { records, count }, why };
};
