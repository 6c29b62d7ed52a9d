export interface TicketTables {
  tickets: {
    id: string;
    /** The number without its `T-`: given out one after the other. */
    sequence: number;
    caseId: string | null;
    department: string;
    type: string;
    priority: string;
    status: string;
    summary: string;
    fields: string;
    assigneeId: string | null;
    dueAt: string | null;
    duplicateKey: string | null;
    resolution: string | null;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  ticketComments: {
    id: string;
    ticketId: string;
    authorId: string;
    authorName: string;
    text: string;
    createdAt: string;
  };
}
