import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryClient } from './query-client.ts';
import { createThrottle, isStaleBy } from './live-topics.ts';

/** What the leading tab passes on to the others. `reset`: events were missed, so read everything again. */
type Passed = { topic: string } | 'reset';

const name = 'switchyard-live';
const refusedPauseMs = 10_000;

/**
 * Follows changes on the server. One tab per browser holds the connection (HTTP/1.1 allows only six) and tells the
 * others; when it closes, the lock passes to the next.
 */
export function useLiveUpdates(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(name);
    const leaving = new AbortController();
    const refresh = createThrottle(1000, (topic) => invalidate(queryClient, topic));
    const take = (passed: Passed) => {
      if (passed === 'reset') void queryClient.invalidateQueries();
      else refresh(passed.topic);
    };
    channel.onmessage = ({ data }: MessageEvent<Passed>) => take(data);
    navigator.locks
      .request(name, { signal: leaving.signal }, () =>
        lead(leaving.signal, (passed) => {
          channel.postMessage(passed);
          take(passed);
        }),
      )
      // Leaving before one's turn has come rejects the request; that is the plan.
      .catch(() => undefined);
    return () => {
      leaving.abort();
      channel.close();
    };
  }, []);
}

/** Holds the connection until this tab leaves. */
function lead(leaving: AbortSignal, pass: (passed: Passed) => void): Promise<void> {
  let source: EventSource | undefined;
  const connect = (): void => {
    if (leaving.aborted) return;
    const opened = new EventSource('/api/v1/live');
    source = opened;
    opened.addEventListener('change', (event: MessageEvent<string>) => {
      const topic = topicOf(event.data);
      if (topic !== undefined) pass({ topic });
    });
    opened.addEventListener('reset', () => pass('reset'));
    opened.addEventListener('error', () => {
      // The browser comes back by itself after a broken connection, but not after a refusal, such as of a full server.
      if (opened.readyState === EventSource.CLOSED) setTimeout(connect, refusedPauseMs);
    });
  };
  connect();
  return new Promise((done) => {
    leaving.addEventListener('abort', () => {
      source?.close();
      done();
    });
  });
}

function topicOf(data: string): string | undefined {
  const event: unknown = JSON.parse(data);
  const named = typeof event === 'object' && event !== null && 'topic' in event;
  return named && typeof event.topic === 'string' ? event.topic : undefined;
}

const invalidate = (cache: QueryClient, topic: string): void =>
  void cache.invalidateQueries({ predicate: ({ queryKey }) => isStaleBy(topic, String(queryKey[0])) });
