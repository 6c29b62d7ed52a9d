import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Something changed: ids only, the reader asks for what it shows. */
export const liveEventSchema = z.object({
  topic: z.enum(['case', 'ticket', 'run', 'flow', 'queue', 'notification', 'outbox', 'model', 'training']),
  id: z.string(),
});
export type LiveEvent = z.infer<typeof liveEventSchema>;

/**
 * Server-sent events: `event: change` with a `LiveEvent` as data, `event: reset` when events were missed and
 * everything on screen should be read again, a comment every 15 seconds.
 */
export const openLive = endpoint({
  id: 'openLive',
  method: 'GET',
  path: '/live',
  tag: 'Live',
  who: 'person',
  summary: 'Follow changes as they happen',
  description: 'A stream of server-sent events. `Last-Event-ID` replays what was missed.',
  result: liveEventSchema,
  stream: true,
});
