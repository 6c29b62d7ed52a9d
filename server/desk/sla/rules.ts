import type { SlaInstance } from '../../../engine/records/cases.ts';

export type SlaState = SlaInstance['state'];
export type SlaEvent = 'warn' | 'breach' | 'answer' | 'cancel';

/** What an event makes of a clock; undefined: nothing. A clock that has ended stays as it ended. */
export function nextState(state: SlaState, event: SlaEvent): SlaState | undefined {
  const running = state === 'inProgress' || state === 'nearing' || state === 'paused';
  if (!running) return undefined;
  switch (event) {
    case 'warn':
      return state === 'inProgress' ? 'nearing' : undefined;
    case 'breach':
      return 'breached';
    case 'answer':
      return 'succeeded';
    case 'cancel':
      return 'cancelled';
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

/** When to warn, in minutes of the target. */
export const warnMinutes = (targetMinutes: number, warnPercent: number): number =>
  (targetMinutes * warnPercent) / 100;
