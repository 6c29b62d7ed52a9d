import type { Advance } from './advance.ts';
import { fail } from './ending.ts';
import { beginParallels, closeBranches } from './joining.ts';
import { beginLoop, loopTurn, needsBreath, nextItem } from './looping.ts';
import type { Position, Token } from './run.ts';
import { mostCharacters, sizeOf } from './size.ts';
import type { Rest, Settled, Signal, StepError } from './step.ts';
import { say } from './sentences/say.ts';

/** Enters a step: renders its config and does what its kind asks for. The one place that knows the kinds. */
export function enterStep(advance: Advance, stepId: string): void {
  const { definition, config: compiled } = advance.step(stepId);
  beginParallels(advance, stepId);
  if (advance.isStopped) return;
  const token = advance.visit(stepId);
  // The list was fixed when the loop began, so the settings are not looked at again.
  if (definition.kind === 'loop' && nextItem(advance, stepId)) return takeTurn(advance, token, stepId);
  const rendered = compiled.render(advance.scope);
  if (!rendered.ok) return void settle(advance, token, stepId, { outcome: 'error', error: rendered.error });
  const warnings = rendered.warnings.length > 0 ? rendered.warnings : undefined;
  // Parsed by the definition's own schema when the program was compiled, then rendered.
  const config = rendered.config as never;
  if (compiled.filled.length > 0 && areTooLarge(advance, config))
    return settle(advance, token, stepId, { outcome: 'error', error: settingsTooLarge(stepId) });
  switch (definition.kind) {
    case 'decide':
      return settle(advance, token, stepId, definition.decide(config, advance.view), config, warnings);
    case 'record':
      advance.state.positions.push({ token, stepId, waitingFor: 'record', config, warnings });
      return void advance.effects.push({ type: 'record', token, stepId, stepType: definition.type, config });
    case 'act':
      advance.state.positions.push({ token, stepId, waitingFor: 'effect', config, warnings });
      return void advance.effects.push({ type: 'act', token, stepId, stepType: definition.type, config });
    case 'wait': {
      const result = definition.begin(config, advance.view);
      if (!('rest' in result)) return settle(advance, token, stepId, result, config, warnings);
      const position: Position = { token, stepId, waitingFor: result.rest.waitingFor, config, warnings };
      advance.state.positions.push(position);
      return rest(advance, position, result.rest);
    }
    case 'end': {
      const { outcome, outputs } = definition.end(config, advance.view);
      // Inside a branch an end step ends its branch only; the last one on the flow's own path names the outcome.
      advance.state.outcome = outcome;
      advance.state.data.outputs = { ...advance.state.data.outputs, ...outputs };
      advance.note({
        stepId,
        token,
        kind: 'settled',
        outcome,
        input: advance.input(stepId, config),
        warnings,
      });
      return closeBranches(advance, stepId, outcome);
    }
    case 'parallel':
      return;
    case 'loop': {
      const begun = definition.items(config);
      if ('error' in begun)
        return settle(advance, token, stepId, { outcome: 'error', error: begun.error }, config, warnings);
      const tooLarge = advance.grow(begun.items, () => say('listOf', { stepId }));
      if (tooLarge) return settle(advance, token, stepId, { outcome: 'error', error: tooLarge });
      beginLoop(advance, stepId, begun.items);
      return takeTurn(advance, token, stepId, config, warnings);
    }
    default:
      return definition satisfies never;
  }
}

/** Steps of other branches that wait keep theirs in the run as well. */
const areTooLarge = ({ state }: Advance, config: unknown): boolean =>
  sizeOf([config, ...state.positions.map((position) => position.config)], mostCharacters) > mostCharacters;

const settingsTooLarge = (stepId: string): StepError => ({
  code: 'STATE_TOO_LARGE',
  ...say('settingsTooLarge', { stepId, most: mostCharacters.toLocaleString('en') }),
});

/** Hands the loop's body its next item, after a breath when the list is long. */
function takeTurn(
  advance: Advance,
  token: Token,
  stepId: string,
  config?: unknown,
  warnings?: string[],
): void {
  if (!needsBreath(advance, stepId))
    return settle(advance, token, stepId, loopTurn(advance, stepId), config, warnings);
  const position: Position = { token, stepId, waitingFor: 'timer', config, warnings };
  advance.state.positions.push(position);
  rest(advance, position, { waitingFor: 'timer', expiresAt: advance.view.now });
}

/** A step has ended: keep what it gave, write why, and go on by its outcome. */
export function settle(
  advance: Advance,
  token: Token,
  stepId: string,
  result: Settled,
  config?: unknown,
  warnings?: string[],
): void {
  const step = advance.step(stepId);
  const error =
    result.error ??
    (step.outcomes.has(result.outcome)
      ? advance.absorb(stepId, result)
      : {
          code: 'UNKNOWN_OUTCOME',
          ...say('outcomeUnknown', { stepId, outcome: result.outcome }),
        });
  if (
    result.error &&
    result.output !== undefined &&
    !advance.grow(result.output, () => say('outputOf', { stepId }))
  )
    advance.state.data.steps[stepId] = result.output;
  const outcome = error ? 'error' : result.outcome;
  const to = step.targets.get(outcome);
  const details = { input: advance.input(stepId, config), output: result.output, why: result.why, warnings };
  if (to === undefined) {
    const open = {
      code: 'OPEN_OUTCOME',
      ...say('outcomeOpen', { outcome, stepId }),
    };
    return fail(advance, token, stepId, error ?? open, details);
  }
  advance.note({ stepId, token, kind: 'settled', outcome, to, error, ...details });
  if (error) {
    advance.state.data.error = { ...error, stepId };
    advance.scope.error = advance.state.data.error;
  }
  advance.leave(token, stepId, outcome);
  closeBranches(advance, stepId, outcome, to);
}

/** A step waits. A signal that came before is taken from the inbox at once. */
export function rest(advance: Advance, position: Position, request: Rest): void {
  const resting: Position = { ...position, waitingFor: request.waitingFor, rest: request };
  advance.state.executions = 0;
  const tooLarge = advance.absorb(position.stepId, request);
  if (tooLarge)
    return settle(advance, position.token, position.stepId, { outcome: 'error', error: tooLarge });
  advance.replace(resting);
  advance.note({
    stepId: position.stepId,
    token: position.token,
    kind: 'rested',
    input: advance.input(position.stepId, position.config),
    output: request.output,
    why: request.why,
    warnings: position.warnings,
  });
  const { definition } = advance.step(position.stepId);
  const early = advance.state.inbox.find((signal) => matchingSignal(resting, signal));
  if (early && (definition.kind === 'wait' || definition.kind === 'record')) {
    const result = definition.receive?.(position.config as never, early, {
      ...advance.view,
      output: request.output,
    });
    if (result && !('issues' in result)) {
      advance.state.inbox = advance.state.inbox.filter((signal) => signal !== early);
      return settle(advance, position.token, position.stepId, result, position.config);
    }
  }
  advance.effects.push({ type: 'rest', token: position.token, stepId: position.stepId, rest: request });
}

/** Whether a resting step waits for this event: same name, and every field it asks for equal. */
export function matchingSignal(position: Position, signal: Signal): boolean {
  if (signal.type !== 'event') return false;
  return (position.rest?.events ?? []).some(
    ({ name, match }) =>
      name === signal.name &&
      Object.entries(match).every(([field, value]) => String(signal.payload[field] ?? '') === value),
  );
}
