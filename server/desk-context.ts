import type { Clock, Ids } from '../engine/runtime/ports.ts';
import type { Runtime } from '../engine/runtime/runtime.ts';
import type { DeskContext } from './desk/context.ts';
import type { Live } from './http/live.ts';
import { afterCommit } from './store/query.ts';
import { runStore } from './store/run-queries.ts';
import type { Vault } from './vault.ts';

interface House {
  clock: Clock;
  ids: Ids;
  languages: readonly string[];
  vault: Vault;
  live: Pick<Live, 'publish'>;
  /** Asked for when needed: the runtime is built on the desk. */
  runtime(): Runtime;
}

/** What the house gives the desk: events and timers go into the caller's commit, news to pages come after it. */
export const deskContext = ({ clock, ids, languages, vault, live, runtime }: House): DeskContext => ({
  clock,
  ids,
  languages,
  vault,
  emit: (name, payload) => runtime().emit(name, payload),
  recordChanged: (change) => runtime().recordChanged(change),
  timers: {
    *set(kind, subject, dueAt, data = {}) {
      yield* runStore.setTimer({ id: `${kind}:${subject}`, kind, subject, token: '', dueAt, data });
      yield* afterCommit(() => runtime().timerSet(dueAt));
    },
    cancel: (kind, subject) => runStore.cancelTimer(kind, subject),
  },
  publish: (topic, id) => afterCommit(() => live.publish(topic, id)),
});
