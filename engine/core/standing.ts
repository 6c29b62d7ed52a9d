import {
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type StateValue,
} from 'xstate';
import { activeSteps } from './machine.ts';

/** Where a run stands in its machine. Immutable, and the same object for the same place. */
export interface Standing {
  /** The snapshot's value: what is stored. */
  value: StateValue;
  /** The steps it stands in: one, or one per branch. */
  active: readonly string[];
  isDone: boolean;
}

export interface Standings {
  enter(): Standing;
  /** Where an event leads. XState computes each move once per machine; runs that come the same way look it up. */
  move(from: Standing, event: string): Standing;
  /** The place a stored value names. */
  restore(value: unknown): Standing;
}

interface Place extends Standing {
  snapshot: AnyMachineSnapshot;
  moves: Map<string, Place>;
}

/** Parallel branches multiply the places; what is beyond this is computed again instead of kept. */
const mostPlaces = 10_000;

/**
 * The machine's moves as a table that fills while runs go. Flows keep no context in the machine, so where an event
 * leads depends on the place alone.
 */
export function createStandings(machine: AnyStateMachine): Standings {
  const places = new Map<string, Place>();
  let start: Place | undefined;

  function placeOf(snapshot: AnyMachineSnapshot): Place {
    // XState does not throw; it puts the fault into the snapshot. This is the one place that looks.
    if (snapshot.status === 'error') throw snapshot.error;
    const key = JSON.stringify(snapshot.value);
    const known = places.get(key);
    if (known) return known;
    const place: Place = {
      value: snapshot.value,
      active: activeSteps(snapshot.value),
      isDone: snapshot.status === 'done',
      snapshot,
      moves: new Map(),
    };
    if (places.size < mostPlaces) places.set(key, place);
    return place;
  }

  function restore(value: unknown): Place {
    const known = places.get(JSON.stringify(value));
    // A stored value came out of a snapshot of this very version.
    return known ?? placeOf(machine.resolveState({ value: value as StateValue, context: {} }));
  }

  return {
    enter: () => (start ??= placeOf(initialTransition(machine)[0])),
    restore,
    move(from, event) {
      const place = 'moves' in from ? (from as Place) : restore(from.value);
      const known = place.moves.get(event);
      if (known) return known;
      const next = placeOf(transition(machine, place.snapshot, { type: event })[0]);
      place.moves.set(event, next);
      return next;
    },
  };
}
