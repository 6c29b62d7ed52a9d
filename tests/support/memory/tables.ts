import type { RunState } from '../../../engine/core/run.ts';
import type { StoredRun } from '../../../engine/runtime/run-store.ts';
import { Table, type Journal } from './table.ts';

export interface MemoryTables {
  runs: Table<RunRow>;
  /** Caller and idempotency key → run. */
  runKeys: Table<{ id: string }>;
  runHistory: Table<{ runId: string; sequence: number; at: number; entries: string; inputs: string }>;
  effects: Table<EffectRow>;
  timers: Table<TimerRow>;
  subscriptions: Table<SubscriptionRow>;
  tasks: Table<{ runId: string; token: string; stepId: string; form: string }>;
  events: Table<EventRow>;
  runOrigins: Table<{ runId: string; flowKey: string; origin: string }>;
}
export interface RunRow {
  run: Omit<StoredRun, 'state'>;
  state: string;
  /** What the text says, once somebody has read it. */
  parsed?: RunState;
  isActive: boolean;
  caseId: string | undefined;
  conversationId: string | undefined;
}
/** Read once for all: whoever moves a run makes a new state, and never changes the one it was given. */
export function stateOf(row: RunRow): RunState {
  // Written by the store, from a state.
  return (row.parsed ??= JSON.parse(row.state) as RunState);
}
export interface EffectRow {
  id: string;
  runId: string;
  token: string;
  stepId: string;
  stepType: string;
  config: string;
  attempts: number;
  availableAt: number;
  leaseOwner: string | null;
  share: string;
}
interface TimerRow {
  id: string;
  kind: string;
  subject: string;
  token: string;
  dueAt: number;
  data: string;
  share: string;
}
interface SubscriptionRow {
  runId: string;
  token: string;
  event: string;
  matchValue: string;
}
export interface EventRow {
  id: number;
  name: string;
  payload: string;
  causeRunId: string | null;
  flowKey: string | null;
  createdAt: number;
}

/** JSON is kept as text, so that whatever does not survive the file does not survive here either. */
export const openTables = (journal: Journal): MemoryTables => ({
  runs: new Table('runs', journal),
  runKeys: new Table('runKeys', journal),
  runHistory: new Table('runHistory', journal),
  effects: new Table('effects', journal),
  timers: new Table('timers', journal),
  subscriptions: new Table('subscriptions', journal),
  tasks: new Table('tasks', journal),
  events: new Table('events', journal),
  runOrigins: new Table('runOrigins', journal),
});
