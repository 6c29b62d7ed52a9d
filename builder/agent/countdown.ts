import type { SlaInstance } from '../../engine/browser.ts';

/** How an SLA clock stands, for words and colour. `ms` is the time left, or the time since it was due. */
export type Countdown =
  | { kind: 'left'; tone: 'calm' | 'near'; ms: number }
  | { kind: 'over'; tone: 'late'; ms: number }
  | { kind: 'met'; tone: 'met' }
  | { kind: 'missed'; tone: 'late' }
  | { kind: 'paused'; tone: 'calm' }
  | { kind: 'cancelled'; tone: 'calm' };

export type Clock = Pick<SlaInstance, 'state' | 'dueAt'> & Partial<Pick<SlaInstance, 'warnAt' | 'endedAt'>>;

/**
 * The page counts by itself between two answers of the server, so the state stored last is taken only where
 * the time cannot tell: an open clock that is past its due time reads as over, whatever was stored.
 */
export function countdown(sla: Clock, now: number): Countdown {
  switch (sla.state) {
    case 'succeeded':
      return { kind: 'met', tone: 'met' };
    case 'cancelled':
      return { kind: 'cancelled', tone: 'calm' };
    case 'paused':
      return { kind: 'paused', tone: 'calm' };
    case 'breached':
      return sla.endedAt ? { kind: 'missed', tone: 'late' } : running(sla, now);
    case 'inProgress':
    case 'nearing':
      return running(sla, now);
    default:
      return sla.state satisfies never;
  }
}

function running(sla: Clock, now: number): Countdown {
  const left = Date.parse(sla.dueAt) - now;
  if (left < 0) return { kind: 'over', tone: 'late', ms: -left };
  const isNear = sla.state === 'nearing' || (sla.warnAt !== undefined && now >= Date.parse(sla.warnAt));
  return { kind: 'left', tone: isNear ? 'near' : 'calm', ms: left };
}
