export interface SlaTables {
  slaPolicies: {
    id: string;
    name: string;
    kpi: string;
    targetMinutes: number;
    warnPercent: number;
    businessHoursId: string | null;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  slaInstances: {
    id: string;
    caseId: string;
    policyId: string;
    kpi: string;
    state: string;
    startAt: string;
    warnAt: string;
    dueAt: string;
    endedAt: string | null;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
}
