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
    /** For webhooks the JSON that is sent. */
    text: string;
    template: string | null;
    status: string;
    reason: string | null;
    /** The reason's sentence, as JSON. */
    said: string | null;
    /** Tries begun; also tells a late answer of an earlier try from the present one. */
    attempts: number;
    /** Epoch ms; null when nothing more is to be tried. A claim moves it to the end of the lease. */
    nextAttemptAt: number | null;
    /** 1 from the claim until the try is written down. */
    isLeased: number;
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
