import type { RecordObject, Trigger } from './trigger.ts';

/** Records that belong to one and can be read beside it. */
const around: Readonly<Record<RecordObject, readonly RecordObject[]>> = {
  case: ['contact', 'account'],
  contact: ['account'],
  account: [],
  ticket: ['case'],
};

/** What a trigger's condition may read: there is no run yet, so only what the trigger itself brings along. */
export function triggerRoots(trigger: Trigger): string[] {
  switch (trigger.type) {
    case 'message':
      return ['message', 'conversation', 'now'];
    case 'event':
      return ['event', 'now'];
    case 'recordChange':
      return [trigger.object, ...around[trigger.object], 'previous', 'now'];
    case 'schedule':
      return trigger.forEach ? [trigger.forEach.object, ...around[trigger.forEach.object], 'now'] : [];
    case 'manual':
    case 'api':
      return [];
    default:
      return trigger satisfies never;
  }
}
