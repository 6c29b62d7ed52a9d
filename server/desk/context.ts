import type { RecordChange } from '../../engine/runtime/record-triggers.ts';
import type { Clock, Ids } from '../../engine/runtime/ports.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { Vault } from '../vault.ts';

/** What every desk feature needs of the house. All of it is database work inside the caller's commit. */
export interface DeskContext {
  clock: Clock;
  ids: Ids;
  /** Languages (ISO 639-1) that customers write in; without it all that can be told apart. */
  languages?: readonly string[];
  /** Seals what must not be readable in the database file. */
  vault: Vault;
  /** Durable and exactly once: waiting runs and event triggers see it right after the commit. */
  emit(name: string, payload: Record<string, unknown>): Work<void>;
  /** A record was created (`before` is null) or changed: flows that watch for it start right after the commit. */
  recordChanged(change: RecordChange): Work<void>;
  timers: {
    /** Calls the handler of `kind` at or after `dueAt` (epoch ms). Replaces an earlier timer of the same kind and subject. */
    set(kind: string, subject: string, dueAt: number, data?: Record<string, unknown>): Work<void>;
    cancel(kind: string, subject: string): Work<void>;
  };
  /** Tells open pages that something changed, after the commit. */
  publish(topic: LiveTopic, id: string): Work<void>;
}
/** `model` is a field of classification and what answers for it; `training` is how far one of its trainings is. */
export type LiveTopic =
  'case' | 'ticket' | 'run' | 'flow' | 'queue' | 'notification' | 'outbox' | 'model' | 'training';

/** What a feature gives the runtime to call when one of its timers is due. */
export type TimerHandler = (subject: string, data: Record<string, unknown>) => Work<void>;
