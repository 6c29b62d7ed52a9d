import type { Advance } from './advance.ts';
import type { Condition } from './condition.ts';
import { nextMoment } from './expression/expression.ts';
import type { Position, Token } from './run.ts';
import { settle } from './stepping.ts';

/** The condition that this visit waits for. */
export function conditionOf(
  advance: Advance,
  { stepId, config, rest, waitingFor }: Position,
): Condition | undefined {
  const { definition } = advance.step(stepId);
  if (definition.kind !== 'record' || !rest || waitingFor === 'retry') return undefined;
  // The config was parsed and rendered when the step was entered.
  return definition.awaits?.(config as never);
}

/**
 * What the run did itself, and time alone, may make true what one of its steps waits for. True: such a step has ended.
 * For the others the clock is set to the next moment at which time may do so: nothing is looked at in between.
 */
export function lookAgain(advance: Advance): boolean {
  for (const position of advance.state.positions) {
    const condition = conditionOf(advance, position);
    if (condition === undefined) continue;
    const tested = advance.view.test(condition);
    if (tested.ok && !tested.value) {
      setClock(advance, position, condition);
      continue;
    }
    const result = tested.ok
      ? { outcome: 'done', output: {}, why: tested.why }
      : { outcome: 'error', error: tested.error };
    settle(advance, position.token, position.stepId, result, position.config);
    return true;
  }
  return false;
}

/** Whether the wait has come to its end, and not only to a moment at which to look. */
export const isOver = (advance: Advance, { rest }: Position): boolean =>
  rest?.limit === undefined || (rest.limit !== null && rest.limit <= advance.view.now);

/**
 * The clock of this visit has run out, yet the visit stands: another step ended by the same look, or the system's clock
 * went back right then. It rings again for the same moment, or nobody would ever come back to it.
 */
export function ringAgain(advance: Advance, visit: Token): void {
  const position = advance.state.positions.find(({ token }) => token === visit);
  if (position?.rest?.expiresAt === undefined) return;
  const { token, stepId, rest } = position;
  advance.effects.push({ type: 'close', token, stepId }, { type: 'rest', token, stepId, rest });
}

function setClock(advance: Advance, position: Position, condition: Condition): void {
  const { token, stepId, rest } = position;
  if (!rest) return;
  const limit = rest.limit === undefined ? (rest.expiresAt ?? null) : rest.limit;
  const moment = nextMoment(condition, advance.scope) ?? Infinity;
  const next = Math.min(moment, limit ?? Infinity);
  const expiresAt = next === Infinity ? undefined : next;
  if (expiresAt === rest.expiresAt) return;
  // Always in the same places: what a replay reads has no key where nothing was, and must come to the same text.
  const { expiresAt: _expiresAt, limit: _limit, ...others } = rest;
  const later = { ...others, expiresAt, limit };
  advance.replace({ ...position, rest: later });
  advance.effects.push({ type: 'close', token, stepId }, { type: 'rest', token, stepId, rest: later });
}
