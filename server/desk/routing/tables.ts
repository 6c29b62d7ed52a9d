export interface RoutingTables {
  /** One per case, for as long as the case lives. */
  workItems: {
    id: string;
    caseId: string;
    queueId: string;
    agentId: string | null;
    status: string;
    score: number;
    weight: number;
    requirements: string;
    /** Set by the step that routed it; null: as the queue says. */
    method: string | null;
    enqueuedAt: string;
    assignedAt: string | null;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
}
