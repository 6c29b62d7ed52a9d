import type { Clock } from './ports.ts';
import type { Desk } from './desk.ts';
import type { RunStore } from './run-store.ts';
import { Unreadable, type Work } from './work.ts';
import { say } from '../core/sentences/say.ts';

export interface SetAsidePorts {
  store: RunStore;
  desk: Desk;
  clock: Clock;
  emit(name: string, payload: Record<string, unknown>): Work<void>;
  publish(topic: 'run', id: string): Work<void>;
  moved(runId: string): void;
  report(error: unknown, context: Record<string, unknown>): void;
}
/** Fails a run that cannot be moved, and tells people why. */
export type SetAside = (runId: string, cause: unknown) => Work<void>;

/**
 * A run that is damaged, or that meets a bug of ours, would be tried for ever or forgotten. It is failed instead, where
 * an admin sees it with the reason; all others go on.
 */
export function createSetAside(ports: SetAsidePorts): SetAside {
  const { store } = ports;
  return function* (runId, cause) {
    ports.report(cause, { runId });
    const error =
      cause instanceof Unreadable
        ? { code: 'UNREADABLE', ...say('setAsideUnreadable', { why: cause.said }) }
        : {
            code: 'INTERNAL',
            ...say('setAsideBroken', { why: cause instanceof Error ? cause.message : String(cause) }),
          };
    const run = yield* store.setAside(runId, ports.clock.now(), error);
    if (!run) return;
    const { parent, ...about } = run;
    if (parent)
      yield* ports.emit('run.finished', { runId, status: 'failed', outcome: '', outputs: {}, error });
    else yield* ports.desk.takeOverFailedRun({ runId, ...about, error });
    yield* ports.publish('run', runId);
    yield* store.afterCommit(() => ports.moved(runId));
  };
}
