import type { Db } from '../../../engine/runtime/work.ts';
import type { Conversations } from '../../desk/conversations/index.ts';
import type { FindMessage } from './thread.ts';

const threadPrefix = 'thread:';

/** Finds the thread of one of our messages among the conversations. */
export const findMessageIn =
  (db: Db, conversations: Pick<Conversations, 'byId' | 'messageById'>): FindMessage =>
  (messageId) =>
    db.read(function* () {
      const message = yield* conversations.messageById(messageId);
      const conversation = message && (yield* conversations.byId(message.conversationId));
      if (!conversation) return undefined;
      const { threadKey } = conversation;
      return {
        threadId: threadKey.startsWith(threadPrefix) ? threadKey.slice(threadPrefix.length) : null,
        isAutomatic: message.author !== 'agent',
      };
    });
