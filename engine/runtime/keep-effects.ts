import type { Program } from '../core/program.ts';
import type { Effect } from '../core/run.ts';
import type { Ids } from './ports.ts';
import type { LeasedEffect, RunStore, StoredRun } from './run-store.ts';
import type { Work } from './work.ts';

/** A run as a move has left it. */
export interface Mover {
  run: StoredRun;
  program: Program;
}

/** How the worker takes over what leaves the building. */
export interface EffectsPort {
  /** The lease of a new effect: this worker's, or nobody's while it has enough in hand. */
  lease(): { leaseUntil: number; leaseOwner: string | null };
  /** After the commit: the effect is on disk and leased to this worker. `by`: the move that asks for it. */
  dispatch(effect: LeasedEffect, by: Mover): void;
  /** A timer was set; wake no later than its time. */
  timerSet(dueAt: number): void;
}

/** Writes what a move asks for into the same commit as the move itself. */
export function* keepEffects(
  ports: {
    store: RunStore;
    effects: EffectsPort;
    ids: Ids;
    awaits(name: string): void;
    /** Ends a run that this one started and no longer waits for. */
    cancel(runId: string): Work<unknown>;
  },
  by: Mover,
  effects: readonly Effect[],
): Work<void> {
  const { store } = ports;
  const { run } = by;
  for (const effect of effects) {
    switch (effect.type) {
      case 'rest': {
        // A visit may have been left again within the same move.
        const { positions, interrupted = [] } = run.state;
        if (![...positions, ...interrupted].some(({ token }) => token === effect.token)) break;
        yield* store.openRest(run, effect.token, effect.stepId, effect.rest, {
          task: ports.ids.next('task'),
        });
        for (const { name } of effect.rest.events ?? []) ports.awaits(name);
        const dueAt = effect.rest.expiresAt;
        if (dueAt !== undefined) yield* store.afterCommit(() => ports.effects.timerSet(dueAt));
        break;
      }
      case 'act': {
        const { token, stepId, stepType, config } = effect;
        const { leaseUntil, leaseOwner } = ports.effects.lease();
        const pending = {
          id: `${run.id}:${token}`,
          runId: run.id,
          token,
          stepId,
          stepType,
          config,
          attempts: 0,
          share: run.flowKey,
          leaseUntil,
          leaseOwner,
        };
        yield* store.insertEffect(pending);
        if (leaseOwner === null) break;
        yield* store.afterCommit(() => ports.effects.dispatch({ ...pending, leaseOwner }, by));
        break;
      }
      case 'postpone': {
        const { token, attempts, dueAt } = effect;
        yield* store.postponeEffect(`${run.id}:${token}`, attempts, dueAt);
        yield* store.afterCommit(() => ports.effects.timerSet(dueAt));
        break;
      }
      case 'close':
        yield* store.closeVisit(run.id, effect.token);
        break;
      case 'cancelRun':
        yield* ports.cancel(effect.runId);
        break;
      case 'record':
        break;
      default:
        effect satisfies never;
    }
  }
}
