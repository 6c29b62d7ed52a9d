import { drawnOutcomes } from './outcomes.ts';
import type { Flow, Step, StepCatalogue } from '../../../engine/browser.ts';

/** A name no step of the flow has yet: the type itself, then numbered. */
export function freshId(taken: Readonly<Record<string, unknown>>, wanted: string): string {
  const base = wanted.replace(/\d+$/, '').slice(0, 56) || 'step';
  let id = wanted.slice(0, 60);
  for (let number = 2; Object.hasOwn(taken, id); number += 1) id = `${base}${number}`;
  return id;
}

/** A step as it comes out of the palette. Branches that the example invents are for its owner to wire. */
export function newStep(type: string, catalogue: StepCatalogue): Step {
  const { example, version = 1 } = catalogue.get(type) ?? {};
  const config = example !== null && typeof example === 'object' ? structuredClone(example) : {};
  // An example passes its own schema, and every schema of a config is an object of JSON values.
  return { type, ...(version > 1 && { version }), config: config as Step['config'], next: {} };
}

/** The outcome by which a step goes on when nothing special happens. */
export function mainOutcome(step: Step, catalogue: StepCatalogue): string | undefined {
  const outcomes = drawnOutcomes(step, catalogue);
  const usual = outcomes.find(({ id }) => id === 'done') ?? outcomes.find(({ id }) => id === 'otherwise');
  return (usual ?? outcomes.find(({ kind }) => kind !== 'error'))?.id;
}

/** The outcome behind which "add after" puts a step: the first open one, else the usual one. */
export function outcomeToExtend(flow: Flow, stepId: string, catalogue: StepCatalogue): string | undefined {
  const step = flow.steps[stepId];
  if (!step) return undefined;
  return drawnOutcomes(step, catalogue).find(({ isOpen }) => isOpen)?.id ?? mainOutcome(step, catalogue);
}
