import { messageIds, type FindMessage } from '../../../server/channels/email/index.ts';

export const ids = messageIds('a secret', 'kazehana.example');
/** The mail that began the conversation of `message_7`. */
export const root = '<root-1@customer.example>';
export const findMessage: FindMessage = async (id) =>
  id === 'message_7' ? { threadId: root, isAutomatic: false } : undefined;
