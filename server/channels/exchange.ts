import type { Dispatcher } from 'undici';
import { say } from '../contract/say.ts';
import type { Said } from '../../engine/core/sentence.ts';

export interface Asked {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body?: string;
}
export interface Answered {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}
/** What an answer may take: milliseconds from now, and bytes of its body. */
export interface Limits {
  deadline: AbortLike;
  maxBytes: number;
}
/** Tells once when the time is up; several exchanges may share it. */
export interface AbortLike {
  readonly isOver: boolean;
  onOver: (() => void) | undefined;
}
export class TooLarge extends Error {
  constructor(readonly said: Said) {
    super(said.message);
  }
}
export class TimeUp extends Error {}

/**
 * One request and its whole answer. Speaks undici's dispatch itself: its `request` makes a stream and listens to a signal
 * for every call, which together cost as much as all else of the call.
 */
export function exchange(dispatcher: Dispatcher, asked: Asked, limits: Limits): Promise<Answered> {
  const { url, method, headers, body } = asked;
  const { deadline, maxBytes } = limits;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let status = 0;
    let received: Record<string, string> = {};
    const settle = (conclude: () => void): void => {
      deadline.onOver = undefined;
      conclude();
    };
    if (deadline.isOver) return reject(new TimeUp());
    // Until the connection is made there is nothing to abort, but the caller waits no longer.
    deadline.onOver = () => settle(() => reject(new TimeUp()));
    dispatcher.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        // The method's name is checked by undici; its type lists the usual ones.
        method: method as Dispatcher.HttpMethod,
        headers,
        body: body ?? null,
      },
      {
        onRequestStart(controller) {
          if (deadline.isOver) return controller.abort(new TimeUp());
          deadline.onOver = () => controller.abort(new TimeUp());
        },
        onResponseStart(_controller, statusCode, answerHeaders) {
          status = statusCode;
          received = plain(answerHeaders);
        },
        onResponseData(controller, chunk) {
          size += chunk.length;
          if (size > maxBytes) controller.abort(new TooLarge(say('answerTooLarge', { most: maxBytes })));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          const [only] = chunks;
          const whole = chunks.length === 1 && only ? only : Buffer.concat(chunks);
          settle(() => resolve({ status, headers: received, body: whole }));
        },
        onResponseError(_controller, error) {
          settle(() => reject(error));
        },
      },
    );
  });
}

function plain(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) found[name] = Array.isArray(value) ? value.join(', ') : value;
  return found;
}

/** Time that is up after so many milliseconds, however many exchanges share it. `end` it when it is no longer needed. */
export function startDeadline(ms: number): AbortLike & { end(): void } {
  const deadline = {
    isOver: false,
    onOver: undefined as (() => void) | undefined,
    end: () => clearTimeout(timer),
  };
  const timer = setTimeout(() => {
    deadline.isOver = true;
    deadline.onOver?.();
  }, ms);
  return deadline;
}
