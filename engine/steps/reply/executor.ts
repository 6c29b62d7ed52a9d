import type { RecordExecutor } from '../../runtime/ports.ts';
import { actorOf, faulted, isFault, noRecord } from '../settle.ts';
import { recordId } from '../values.ts';
import type { Config, Output } from './definition.ts';

export const replyExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const caseId = recordId(config.case);
  if (caseId === undefined) return noRecord('case', 'case');
  const replied = yield* desk.reply({
    caseId,
    template: config.template,
    body: config.body,
    data: config.data,
    visibility: config.visibility,
    countsAsFirstResponse: config.countsAsFirstResponse,
    idempotencyKey: call.idempotencyKey,
    by: actorOf(call),
  });
  if (isFault(replied)) return faulted(replied);
  const output = { messageId: replied.messageId, skipped: replied.skipped ?? null };
  return replied.skipped === undefined
    ? { outcome: 'done', output }
    : { outcome: 'skipped', output, why: [{ text: 'reply.skipped', result: replied.skipped }] };
};
