import type { LiveRecords, Reason, StepError } from '../core/step.ts';
import type { RecordRefs } from '../core/run.ts';
import type { Text } from '../core/text.ts';
import type { RecordObject } from '../core/trigger.ts';
import type { Account, Contact, Department, Persona } from '../records/people.ts';
import type { Case, Message, Priority, SlaInstance, Ticket } from '../records/cases.ts';
import type { ClassifyAnswer, ClassifyRequest, KeepRequest } from './classification.ts';
import type { Actor } from './actor.ts';
import type { ArticleRequest, FoundArticle } from './articles.ts';
import type { Work } from './work.ts';

/**
 * The service department as the steps see it. Every call is database work inside the run's commit.
 * Expected refusals come back as `{ fault }`; they become the step's `error` outcome.
 */
export interface Desk {
  /** The records a run is about, as they are now. Only those whose ref is given. */
  liveRecords(refs: RecordRefs): Work<LiveRecords>;

  identifyContact(request: IdentifyRequest): Work<IdentifyResult | Fault>;
  openCase(request: OpenCaseRequest): Work<OpenCaseResult | Fault>;
  rulesets(keys: string[]): Work<Ruleset[] | Fault>;
  /** What models, language and tone say of a text. Changes nothing. */
  classify(request: ClassifyRequest): Work<ClassifyAnswer | Fault>;
  keepAnswers(request: KeepRequest): Work<void>;

  recommendArticles(
    request: ArticleRequest,
  ): Work<{ articles: FoundArticle[]; attachedId: string | null } | Fault>;

  findRecords(request: FindRequest): Work<{ records: Record<string, unknown>[]; count: number } | Fault>;
  createRecord(
    object: RecordObject,
    set: Record<string, unknown>,
    by: Actor,
  ): Work<{ record: Record<string, unknown> } | Fault>;
  updateRecord(
    object: RecordObject,
    id: string,
    set: Record<string, unknown>,
    by: Actor,
    expectVersion?: number,
  ): Work<{ record: Record<string, unknown> } | Fault>;

  route(request: RouteRequest): Work<RouteResult | Fault>;
  /** Whether there is such a queue, for a step that only names one. */
  findQueue(id: string): Work<{ id: string } | Fault>;
  openTicket(request: TicketRequest): Work<{ ticket: Ticket; repeated: boolean } | Fault>;
  /** Hands the case to a supervisor: notifies them, marks the timeline. */
  escalateToSupervisor(caseId: string, reason: string, by: Actor): Work<{ notified: number } | Fault>;
  notify(request: NotifyRequest): Work<NotifyResult | Fault>;
  reply(request: ReplyRequest): Work<ReplyResult | Fault>;
  applySla(caseId: string, policyId: string, startAt: number): Work<{ instances: SlaInstance[] } | Fault>;
  /** The moment `minutes` of business time after `from`. Without hours: clock time. Epoch milliseconds. */
  afterBusinessMinutes(
    businessHoursId: string | undefined,
    from: number,
    minutes: number,
  ): Work<number | Fault>;
  /** A run failed and nobody caught it: case to the fallback queue, one notice to the admins. */
  takeOverFailedRun(failure: FailedRun): Work<void>;
  /** Flows kept waking each other and were stopped: noted on the case, told to the admins once. */
  stopLoop(loop: StoppedLoop): Work<void>;
}

export type { Actor, ArticleRequest, FoundArticle, RecordObject };
export interface Fault {
  fault: StepError;
}
export interface IdentifyRequest {
  message: Pick<Message, 'id' | 'channel' | 'handle' | 'conversationId'> & { name?: string };
  keys: ('persona' | 'email' | 'phone')[];
  onUnknown: 'none' | 'createPersona' | 'createContact';
}
export interface IdentifyResult {
  outcome: 'matched' | 'ambiguous' | 'unknown';
  contact: Contact | null;
  account: Account | null;
  persona: Persona | null;
  why: Reason[];
}

export interface OpenCaseRequest {
  messageId: string;
  contactId?: string;
  subject: string;
  type?: string;
  reopenWithinDays: number;
  by: Actor;
}
export interface OpenCaseResult {
  outcome: 'created' | 'appended' | 'reopened';
  case: Case;
  why: Reason[];
}

/** At most 10 rulesets × 100 rules × 5 outputs; within a set the first match wins. */
export interface Ruleset {
  key: string;
  title: Text;
  rules: Rule[];
}
export interface Rule {
  /** Words of which any, all or none must occur in the folded text. A rule without words looks at `when` only. */
  any?: string[];
  all?: string[];
  none?: string[];
  /** Outputs of earlier rulesets that must be equal: `{ topic: 'billing' }`. */
  when?: Record<string, string | number | boolean>;
  outputs: Record<string, string | number | boolean>;
  label?: Text;
}

export interface FindRequest {
  object: RecordObject | 'message';
  where: {
    field: string;
    op: 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'contains';
    value: unknown;
  }[];
  sort?: { field: string; direction: 'asc' | 'desc' };
  limit: number;
  /** `false`: nobody asks how many there are altogether. */
  isCounted?: boolean;
}

export interface RouteRequest {
  caseId: string;
  queueId: string;
  /** Which rule chose the queue, for the receipt. */
  rule?: string;
  skills: { skill: string; minLevel: number; additional?: boolean }[];
  match: 'exact' | 'none';
  method?: 'highestCapacity' | 'roundRobin' | 'longestIdle' | 'manualPick';
  score?: number;
  by: Actor;
}
export interface RouteResult {
  status: 'assigned' | 'queued';
  workItemId: string;
  queueId: string;
  agentId: string | null;
  case: Case;
  why: Reason[];
}

export interface TicketRequest {
  caseId?: string;
  department: Department;
  type: string;
  priority: Priority;
  summary: string;
  fields: Record<string, string>;
  dueAt?: number;
  duplicateKey?: string;
  by: Actor;
}

export type Recipient =
  | { owner: string }
  | { role: 'admin' | 'supervisor' | 'lead' | 'agent'; queueId?: string }
  | { queue: string }
  | { department: Department }
  | { agent: string }
  | { contact: string }
  | { webhook: string };
export interface NotifyRequest {
  to: Recipient[];
  channel: 'inApp' | 'email' | 'webhook';
  class: 'service' | 'incident';
  /** Key of a stored template, or the words themselves. */
  template?: string;
  body?: Text;
  subject?: Text;
  data: Record<string, unknown>;
  link?: string;
  dedupeKey?: string;
  dedupeMinutes?: number;
  /** Stable per visit; every row derived from it gets a key of its own. */
  idempotencyKey: string;
  /** The run to be told when all rows are delivered or given up. */
  signal?: { runId: string; token: string };
  caseId?: string;
}
export interface NotifyResult {
  outboxIds: string[];
  count: number;
  skipped: { reason: string }[];
}

export interface ReplyRequest {
  caseId: string;
  template?: string;
  body?: Text;
  data: Record<string, unknown>;
  visibility: 'public' | 'direct';
  countsAsFirstResponse: boolean;
  idempotencyKey: string;
  by: Actor;
}
export interface ReplyResult {
  messageId: string | null;
  skipped?: string;
}

export interface StoppedLoop {
  /** Keys of the flows in the order in which they woke each other; the first is also the last. */
  flows: string[];
  /** The run whose doing was the last straw. */
  runId: string;
  caseId?: string;
}

export interface FailedRun {
  runId: string;
  flowKey: string;
  flowTitle: Text;
  stepId: string;
  error: StepError;
  caseId?: string;
  fallbackQueueId?: string;
}
