/** Rows of flows and runs as they are stored. `json` columns hold text; times are ISO text or, for the machine, epoch ms. */
export interface EngineTables {
  flows: {
    id: string;
    key: string;
    title: string;
    status: string;
    activeVersion: number | null;
    liveBefore: string;
    draft: string | null;
    draftRevision: number;
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  flowVersions: {
    id: string;
    flowId: string;
    flowKey: string;
    number: number;
    document: string;
    note: string;
    publishedBy: string;
    createdAt: string;
  };
  runs: {
    id: string;
    flowId: string;
    flowKey: string;
    flowVersion: number;
    status: string;
    waitingFor: string | null;
    waitingStepId: string | null;
    trigger: string;
    caseId: string | null;
    conversationId: string | null;
    state: string;
    outcome: string | null;
    errorCode: string | null;
    errorStepId: string | null;
    rerunOf: string | null;
    rerunFromStep: string | null;
    parentRunId: string | null;
    parentToken: string | null;
    depth: number;
    caller: string | null;
    idempotencyKey: string | null;
    requestHash: string | null;
    startedAt: string;
    updatedAt: string;
    endedAt: string | null;
    revision: number;
  };
  runHistory: { runId: string; sequence: number; at: number; entries: string; inputs: string };
  runRepairs: {
    id: string;
    status: string;
    action: string;
    query: string;
    reason: string;
    byId: string;
    byName: string;
    total: number;
    done: number;
    refused: number;
    refusals: string;
    groups: string;
    createdAt: string;
    updatedAt: string;
  };
  runRepairBatches: { repairId: string; number: number; runs: string };
  effects: {
    id: string;
    runId: string;
    token: string;
    stepId: string;
    stepType: string;
    config: string;
    attempts: number;
    /** When it may be taken: the next try's time, or the end of the present lease. */
    availableAt: number;
    leaseOwner: string | null;
    share: string;
  };
  /** `share`: whose turn it takes; the flow of a run, otherwise the kind. */
  timers: {
    id: string;
    kind: string;
    subject: string;
    token: string;
    dueAt: number;
    data: string;
    share: string;
  };
  subscriptions: {
    id: string;
    runId: string;
    token: string;
    event: string;
    matchField: string;
    matchValue: string;
  };
  tasks: {
    id: string;
    runId: string;
    token: string;
    stepId: string;
    caseId: string | null;
    form: string;
    createdAt: string;
    assigneeId: string | null;
    /** Who may answer, as JSON; null: whoever may answer screens. */
    approvers: string | null;
  };
  events: {
    id: number;
    name: string;
    payload: string;
    causeRunId: string | null;
    /** Set when it is a start of this flow. */
    flowKey: string | null;
    createdAt: number;
  };
  runOrigins: { runId: string; flowKey: string; recordId: string | null; causes: string };
}
