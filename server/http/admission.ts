import type { AnyEndpoint } from '../contract/endpoint.ts';
import { Problem } from '../contract/problem.ts';
import type { Caller } from './handler.ts';
import { say } from '../contract/say.ts';

export interface AdmissionOptions {
  /** Calls worked on at the same time; more are told to come back, so that those inside are still answered soon. */
  maxAtOnce: number;
  /** Whether so many changes wait to be written that the next one should come later. */
  isCrowded?(): boolean;
  /** Whether more was accepted than can be caught up with soon. */
  isBehind?(): boolean | Promise<boolean>;
  /** Whether this caller's key has begun its work before: such a call adds nothing. */
  isRepeat?(caller: Caller, idempotencyKey: string): boolean | Promise<boolean>;
}

/** New work takes no more of the places than this: the rest is for what brings work under way to its end. */
const forNewWork = 0.8;

const comeBack = { 'retry-after': '1' };
const full = () => new Problem('busy', say('busyCalls'), undefined, comeBack);
const crowded = () => new Problem('busy', say('busyWrites'), undefined, comeBack);
const behind = () => new Problem('backlog', say('behind'), undefined, { 'retry-after': '5' });

/** Why a call is not taken on now, if it is not: the server refuses instead of growing. */
export function admission(
  { method, opensWork = false }: Pick<AnyEndpoint, 'method' | 'opensWork'>,
  { maxAtOnce, isCrowded, isBehind }: AdmissionOptions,
): (atOnce: number) => Problem | undefined | Promise<Problem | undefined> {
  const places = opensWork ? Math.max(1, Math.floor(maxAtOnce * forNewWork)) : maxAtOnce;
  return (atOnce) => {
    if (atOnce > places) return full();
    if (method !== 'GET' && isCrowded?.()) return crowded();
    const isLate = opensWork && isBehind ? isBehind() : false;
    if (typeof isLate === 'boolean') return isLate ? behind() : undefined;
    return isLate.then((late) => (late ? behind() : undefined));
  };
}
