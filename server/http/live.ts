import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Clock } from '../../engine/runtime/ports.ts';
import type { Department } from '../../engine/records/people.ts';
import { openLive, type LiveEvent } from '../contract/live.ts';
import { Problem } from '../contract/problem.ts';
import type { LiveTopic } from '../desk/context.ts';
import { route, Stream, type Caller, type Route } from './handler.ts';
import { apiHeaders } from './problems.ts';
import { say } from '../contract/say.ts';

export interface LiveOptions {
  /** Real time: pages are open in it, whatever the clock of the flows says. */
  clock: Clock;
  /** Whose ticket it is: members of other departments are not told of it. */
  departmentOf(ticketId: string): Promise<Department | null>;
  /** Streams at the same time. */
  maxStreams?: number;
}
export interface Live {
  publish(topic: LiveTopic, id: string): void;
  /** `stillIn` is asked at each heartbeat; the stream ends when it says no. */
  open(caller: Caller, lastEventId: string | undefined, response: ServerResponse, stillIn: StillIn): void;
  /** Whether one more would be too many. */
  isFull(): boolean;
  /** Ends every stream, so that the server can stop. */
  close(): void;
}
type StillIn = () => Promise<boolean>;

const kept = 1000;
const gatherMs = 100;
/** More changes than this at once are told as one `reset`. */
const maxBatch = 200;
const heartbeatMs = 15_000;
const maxUnsent = 1024 * 1024;

interface Entry {
  number: number;
  event: LiveEvent | 'reset';
  department: Department | null;
}
interface Reader {
  caller: Caller;
  response: ServerResponse;
  stillIn: StillIn;
}

/** Tells open pages which records changed. What happens within a moment is told at once, each record once. */
export function createLive({ clock, departmentOf, maxStreams = 500 }: LiveOptions): Live {
  // A number of another process means nothing here, so ids carry which process gave them.
  const boot = randomBytes(4).toString('hex');
  const ring: Entry[] = [];
  const readers = new Set<Reader>();
  let pending = new Map<string, LiveEvent>();
  let lastNumber = 0;
  let heartbeat: { cancel(): void } | undefined;
  /** Then the store may be gone, and nobody listens any more. */
  let closed = false;

  const textOf = ({ number, event }: Entry): string =>
    event === 'reset'
      ? `id: ${boot}-${number}\nevent: reset\ndata: {}\n\n`
      : `id: ${boot}-${number}\nevent: change\ndata: ${JSON.stringify(event)}\n\n`;

  function send(reader: Reader, text: string): void {
    if (text === '') return;
    // A page that does not read comes back later and is told what it missed.
    if (reader.response.writableLength > maxUnsent) return void reader.response.destroy();
    reader.response.write(text);
  }

  function tell(entries: Entry[]): void {
    ring.push(...entries);
    ring.splice(0, Math.max(0, ring.length - kept));
    for (const reader of readers) {
      send(
        reader,
        entries
          .filter((entry) => mayHear(reader.caller, entry))
          .map(textOf)
          .join(''),
      );
    }
  }

  async function flush(): Promise<void> {
    if (closed) return;
    const events = [...pending.values()];
    pending = new Map();
    if (events.length > maxBatch) return tell([{ number: ++lastNumber, event: 'reset', department: null }]);
    const departments = await Promise.all(
      events.map(({ topic, id }) => (topic === 'ticket' ? departmentOf(id) : null)),
    );
    tell(events.map((event, at) => ({ number: ++lastNumber, event, department: departments[at] ?? null })));
  }

  function beat(): void {
    heartbeat = clock.wake(clock.now() + heartbeatMs, () => {
      for (const reader of readers) {
        send(reader, ': still here\n\n');
        void reader.stillIn().then((still) => still || reader.response.end());
      }
      beat();
    });
  }

  /** What a returning page missed. Undefined when that can no longer be said. */
  function missed(lastEventId: string): Entry[] | undefined {
    const [from, number] = lastEventId.split('-');
    const last = Number(number);
    const oldest = ring[0]?.number ?? lastNumber + 1;
    if (from !== boot || !Number.isInteger(last) || last > lastNumber || last + 1 < oldest) return undefined;
    return ring.filter((entry) => entry.number > last);
  }

  return {
    publish(topic, id) {
      if (readers.size === 0) {
        // Nobody listens. Whoever comes back later is told to read everything anew.
        lastNumber += 1;
        ring.length = 0;
        return;
      }
      if (pending.size === 0) clock.wake(clock.now() + gatherMs, () => void flush());
      pending.set(`${topic} ${id}`, { topic, id });
    },
    open(caller, lastEventId, response, stillIn) {
      response.writeHead(200, {
        ...apiHeaders,
        'content-type': 'text/event-stream; charset=utf-8',
        'x-accel-buffering': 'no',
      });
      const reader = { caller, response, stillIn };
      const entries = lastEventId === undefined ? [] : missed(lastEventId);
      const greeting = entries
        ? entries
            .filter((entry) => mayHear(caller, entry))
            .map(textOf)
            .join('')
        : textOf({ number: lastNumber, event: 'reset', department: null });
      // The id makes a page that connects and hears nothing for a while come back to this moment.
      send(reader, `retry: 2000\nid: ${boot}-${lastNumber}\n: welcome\n\n${greeting}`);
      readers.add(reader);
      response.on('close', () => readers.delete(reader));
      if (!heartbeat) beat();
    },
    isFull: () => readers.size >= maxStreams,
    close() {
      closed = true;
      heartbeat?.cancel();
      for (const { response } of readers) response.end();
    },
  };
}

/** Departments see their tickets, everybody their own notices; the rest is for those who work on cases. */
function mayHear(caller: Caller, { event, department }: Entry): boolean {
  if (event === 'reset') return true;
  const leads = caller.role === 'admin' || caller.role === 'supervisor';
  switch (event.topic) {
    case 'notification':
      return event.id === caller.id;
    case 'ticket':
      return caller.role !== 'department' || caller.department === department;
    case 'outbox':
    case 'model':
    case 'training':
      return leads;
    case 'case':
    case 'run':
    case 'flow':
    case 'queue':
      return leads || caller.role === 'agent';
    default:
      return event.topic satisfies never;
  }
}

export const liveRoutes = (live: Live, isSignedIn: (sessionId: string) => Promise<boolean>): Route[] => [
  route(openLive, async ({ caller, session }) => {
    const id = session?.id;
    if (!id) return new Problem('unauthenticated', say('signInToFollow'));
    if (live.isFull())
      return new Problem('busy', say('tooManyPages'), undefined, {
        'retry-after': '10',
      });
    return new Stream((request, response) => {
      const last = request.headers['last-event-id'];
      live.open(caller, typeof last === 'string' ? last : undefined, response, () => isSignedIn(id));
    });
  }),
];
