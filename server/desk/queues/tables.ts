export interface QueueTables {
  queues: {
    id: string;
    name: string;
    priority: number;
    businessHoursId: string | null;
    method: string;
    isFallback: number;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  queueMembers: {
    queueId: string;
    agentId: string;
    /** Number of the member's latest turn in this queue; the lowest is next in turn. */
    turn: number;
  };
}
