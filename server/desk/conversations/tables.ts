/** Rows of conversations. `sequence` is the order in which messages came in, whatever the clock said. */
export interface ConversationTables {
  conversations: {
    id: string;
    channel: string;
    threadKey: string;
    contactId: string | null;
    personaId: string | null;
    state: string;
    lastAgentId: string | null;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  messages: {
    sequence: number;
    id: string;
    conversationId: string;
    caseId: string | null;
    channel: string;
    direction: string;
    author: string;
    authorId: string | null;
    authorName: string | null;
    handle: string;
    senderEmail: string | null;
    senderPhone: string | null;
    subject: string;
    text: string;
    language: string;
    mentionType: string | null;
    tags: string;
    visibility: string;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  /** Which messages were taken already, by the channel's id or the caller's key. `runs` is the first answer's. */
  messageReceipts: {
    key: string;
    requestHash: string;
    messageId: string;
    runs: string;
    createdAt: string;
  };
}
