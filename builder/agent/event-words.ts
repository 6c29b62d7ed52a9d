import type { Text } from '../../engine/browser.ts';
import type { timelineApi } from '../../server/client.ts';
import type { EventItem } from './timeline-blocks.ts';

/** How the page says the things that events name by key. Each gives the key back where it knows no better. */
export interface Vocabulary {
  text(text: Text): string;
  time(iso: string): string;
  status(kind: 'case' | 'ticket', key: string): string;
  priority(key: string): string;
  department(key: string): string;
  field(key: string): string;
  nothing: string;
}

/** An event's params as words, ready for the sentence of its code. */
export function eventWords({ code, params }: EventItem, words: Vocabulary): Record<string, string> {
  const entries = Object.entries(params).map(([name, value]) => [name, worded(name, value)] as const);
  return Object.fromEntries(entries);

  function worded(name: string, value: timelineApi.TimelineParams[string]): string {
    if (value === null || value === '') return words.nothing;
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string') return words.text(value);
    return named(name, value);
  }

  function named(name: string, value: string): string {
    switch (name) {
      case 'from':
      case 'to':
        return changed(value);
      case 'department':
        return words.department(value);
      case 'field':
        return words.field(value);
      case 'dueAt':
        return words.time(value);
      default:
        return value;
    }
  }

  function changed(value: string): string {
    if (code === 'case.statusChanged') return words.status('case', value);
    if (code === 'ticket.statusChanged') return words.status('ticket', value);
    return code === 'case.priorityChanged' ? words.priority(value) : value;
  }
}
