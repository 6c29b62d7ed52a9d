export interface NotificationTables {
  /** In-app notices: read where they are written, so they never travel through the outbox. */
  notifications: {
    id: string;
    agentId: string;
    text: string;
    link: string | null;
    idempotencyKey: string;
    dedupeKey: string | null;
    createdAt: string;
    readAt: string | null;
  };
  /** What leaves the building, one row per recipient. */
  outbox: {
    id: string;
    channel: string;
    recipient: string;
    class: string;
    locale: string;
    subject: string;
    text: string;
    /** JSON for channels that send more than words: a webhook's event and data. */
    payload: string | null;
    template: string | null;
    status: string;
    reason: string | null;
    attempts: number;
    /** Epoch ms; null when nothing more is to be tried. */
    nextAttemptAt: number | null;
    leaseUntil: number;
    leaseOwner: string | null;
    idempotencyKey: string;
    dedupeKey: string | null;
    /** The visit to be told when all its rows are settled. */
    runId: string | null;
    token: string | null;
    caseId: string | null;
    messageId: string | null;
    createdAt: string;
    sentAt: string | null;
  };
  templates: { key: string; class: string; subject: string; text: string; updatedAt: string };
  webhooks: { id: string; url: string; secret: string; events: string; createdAt: string };
}
