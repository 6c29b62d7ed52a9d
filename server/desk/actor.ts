import type { Actor } from '../../engine/runtime/desk.ts';
import type { Caller } from '../http/handler.ts';

/** A caller as timeline and audit name them. */
export const actorOf = ({ kind, id, name }: Caller): Actor => ({
  kind: kind === 'person' ? 'agent' : 'apiKey',
  id,
  name,
});

/** What the desk does by itself: handing out waiting work, ending clocks. */
export const systemActor: Actor = { kind: 'system', id: 'desk' };
