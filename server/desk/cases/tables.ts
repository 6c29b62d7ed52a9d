/** Rows of cases. `number` is `C-` and `sequence`. */
export interface CaseTables {
  cases: {
    sequence: number;
    id: string;
    number: string;
    subject: string;
    description: string;
    channel: string;
    language: string;
    contactId: string | null;
    accountId: string | null;
    conversationId: string | null;
    status: string;
    priority: string;
    type: string | null;
    reason: string | null;
    product: string | null;
    department: string | null;
    queueId: string | null;
    ownerId: string | null;
    previousCaseId: string | null;
    resolution: string | null;
    tags: string;
    firstAgentReplyAt: string | null;
    lastCustomerMessageAt: string | null;
    solvedAt: string | null;
    closedAt: string | null;
    reopenCount: number;
    createdAt: string;
    updatedAt: string;
    version: number;
    /** The subject as `searchText` folds it. */
    searchText: string;
  };
  /** Numbers that people read, one row per kind. */
  counters: { name: string; value: number };
  /** What happened on a case, besides its messages and runs, which have tables of their own. */
  timeline: {
    sequence: number;
    id: string;
    caseId: string;
    kind: string;
    code: string;
    params: string;
    actorKind: string;
    actorId: string;
    actorName: string | null;
    createdAt: string;
  };
}
