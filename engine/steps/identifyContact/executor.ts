import type { IdentifyRequest } from '../../runtime/desk.ts';
import type { RecordExecutor } from '../../runtime/ports.ts';
import { channelSchema } from '../../records/cases.ts';
import { faulted, isFault, refused } from '../settle.ts';
import { isObject, textOf } from '../values.ts';
import type { Config, Output } from './definition.ts';
import { say } from '../say.ts';

export const identifyContactExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  let from: unknown = config.from;
  if (typeof from === 'string' && from.trim() !== '') {
    const found = yield* desk.liveRecords({ messageId: from.trim() });
    from = found.message;
  }
  const message = isObject(from) ? senderOf(from) : undefined;
  if (!message) return refused('INVALID_HANDLE', say('noSender', { stepId: call.stepId }));
  const found = yield* desk.identifyContact({ message, keys: config.keys, onUnknown: config.onUnknown });
  if (isFault(found)) return faulted(found);
  const { contact, account, persona, outcome } = found;
  return {
    outcome,
    output: {
      result: outcome,
      contactId: contact?.id ?? null,
      accountId: account?.id ?? null,
      personaId: persona?.id ?? null,
    },
    records: { contact, account },
    why: found.why,
  };
};

function senderOf(record: Record<string, unknown>): IdentifyRequest['message'] | undefined {
  const id = textOf(record['id']);
  const handle = textOf(record['handle']);
  const channel = channelSchema.safeParse(record['channel']);
  if (id === undefined || handle === undefined || !channel.success) return undefined;
  return {
    id,
    handle,
    channel: channel.data,
    conversationId: textOf(record['conversationId']) ?? '',
    name: textOf(record['name']),
  };
}
