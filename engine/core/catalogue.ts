import type { AnyStep, Outcome } from './step.ts';

/** The step types the engine knows. */
export interface StepCatalogue {
  get(type: string): AnyStep | undefined;
}

/**
 * A definition with its config's type put aside. A config is parsed by the definition's own schema before it
 * reaches any of its functions, which is what makes this one cast sound.
 */
export function loosely<Definition extends AnyStep>(
  definition: Definition,
  config: unknown,
): { definition: Definition; config: never } {
  return { definition, config: config as never };
}

export function outcomesOf(definition: AnyStep, config: unknown): Outcome[] {
  return definition.outcomes(loosely(definition, config).config);
}
