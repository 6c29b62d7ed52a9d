import type { Advance } from './advance.ts';
import type { Position } from './run.ts';
import { settle } from './stepping.ts';
import type { RetryPolicy, Settled } from './step.ts';

/**
 * A step failed in a way that trying again may mend: puts the next try off and says so in the history. False when
 * it is no such failure or all tries are used up; then the step ends in its error.
 */
export function retryLater(advance: Advance, position: Position, { error }: Settled): boolean {
  const { retry, definition } = advance.step(position.stepId);
  const tries = (position.attempts ?? 0) + 1;
  if (!error?.retryable || !retry || tries > retry.times) return false;
  const { token, stepId } = position;
  const dueAt = advance.view.now + pauseBefore(tries, retry, `${advance.runId}:${token}`);
  const common = { token, stepId, config: position.config, warnings: position.warnings, attempts: tries };
  if (definition.kind === 'act') {
    // The effect stays what it is, with its key: only its time changes.
    advance.replace({ ...common, waitingFor: 'effect' });
    advance.effects.push({ type: 'postpone', token, stepId, attempts: tries, dueAt });
  } else {
    const rest = { waitingFor: 'retry' as const, expiresAt: dueAt };
    // What an earlier try waited for is closed first.
    if (position.rest) advance.effects.push({ type: 'close', token, stepId });
    advance.replace({ ...common, waitingFor: 'retry', rest });
    advance.effects.push({ type: 'rest', token, stepId, rest });
  }
  advance.state.executions = 0;
  const why = [{ text: 'retry.at', left: tries, right: retry.times, result: new Date(dueAt).toISOString() }];
  advance.note({
    stepId,
    token,
    kind: 'retrying',
    error,
    input: advance.input(position.stepId, position.config),
    why,
  });
  return true;
}

/** The pause is over: the same visit once more, on the records as they are now. */
export function tryAgain(advance: Advance, position: Position): void {
  const { token, stepId, attempts } = position;
  const { definition, config } = advance.step(stepId);
  advance.effects.push({ type: 'close', token, stepId });
  const rendered = config.render(advance.scope);
  if (!rendered.ok) return settle(advance, token, stepId, { outcome: 'error', error: rendered.error });
  const again = { token, stepId, config: rendered.config };
  const warnings = rendered.warnings.length > 0 ? rendered.warnings : undefined;
  advance.replace({ ...again, warnings, attempts, waitingFor: 'record' });
  advance.effects.push({ type: 'record', ...again, stepType: definition.type });
}

/**
 * Milliseconds before the n-th further try: doubled each time, less up to a quarter, so that many that failed together
 * do not come back together. Taken from the key, not from chance: a replay comes to the same moment.
 */
export function pauseBefore(tries: number, { backoffSec }: RetryPolicy, key: string): number {
  const whole = backoffSec * 1000 * 2 ** (tries - 1);
  return Math.round(whole * (1 - fraction(`${key}:${tries}`) / 4));
}

/** A number from 0 up to 1 that looks like chance and is always the same for the same text (FNV-1a, then mixed). */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
