import fc from 'fast-check';
import { z } from 'zod';
import { flowSchema, type AnyStep, type Flow, type StepCatalogue } from '../../../engine/browser.ts';

const text = (word: string) => ({ en: word, ja: word });
const output = z.object({});

const work: AnyStep = {
  kind: 'decide',
  type: 'work',
  version: 1,
  category: 'data',
  title: text('Work'),
  summary: text('Works'),
  icon: 'hammer',
  config: z.object({ what: z.string().default('') }),
  output,
  outcomes: () => [
    { id: 'done', label: text('Done'), kind: 'done' },
    { id: 'error', label: text('On error'), kind: 'error' },
  ],
  example: { what: 'it' },
  decide: () => ({ outcome: 'done' }),
};
const forkConfig = z.object({ keys: z.array(z.string()) });
const fork: AnyStep = {
  ...work,
  type: 'fork',
  category: 'logic',
  title: text('Fork'),
  config: forkConfig,
  outcomes: (config: z.infer<typeof forkConfig>) =>
    [...config.keys, 'otherwise'].map((id) => ({ id, label: text(id), kind: 'branch' as const })),
  example: { keys: ['yes'] },
};
const end: AnyStep = { ...work, type: 'end', config: z.object({}), outcomes: () => [], example: {} };

const types = new Map([work, fork, end].map((definition) => [definition.type, definition]));
/** Three step types are enough to draw any picture: one way on, many ways on, no way on. */
export const catalogue: StepCatalogue = { get: (type) => types.get(type) };

export function flowOf(steps: Flow['steps'], start = Object.keys(steps)[0] ?? 'start'): Flow {
  return flowSchema.parse({
    format: 1,
    key: 'drawn',
    title: text('Drawn'),
    trigger: { type: 'manual' },
    start,
    steps,
  });
}
export const step = (
  type: string,
  next: Record<string, string> = {},
  config: Flow['steps'][string]['config'] = {},
) => ({
  type,
  config,
  next,
});

/** A path of so many steps, with a fork at every fifth that meets again, and one place for all failures. */
export function longFlow(count: number): Flow {
  const steps: Flow['steps'] = {};
  for (let index = 0; index < count - 1; index += 1) {
    const next = index + 1 < count - 1 ? `s${index + 1}` : 'last';
    const later = index + 3 < count - 1 ? `s${index + 3}` : 'last';
    steps[`s${index}`] =
      index % 5 === 0
        ? step('fork', { a: next, b: later, otherwise: next }, { keys: ['a', 'b'] })
        : step('work', { done: next, error: 'last' });
  }
  steps.last = step('end');
  return flowOf(steps);
}

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
/** Any flow: circles, steps nobody reaches, wires to nowhere and outcomes that do not exist included. */
export const anyFlow: fc.Arbitrary<Flow> = fc
  .dictionary(
    fc.constantFrom(...names),
    fc.record({
      type: fc.constantFrom('work', 'fork', 'end', 'unheardOf'),
      config: fc.record({ keys: fc.uniqueArray(fc.constantFrom('yes', 'no', 'later', 'done')) }),
      next: fc.dictionary(
        fc.constantFrom('done', 'error', 'yes', 'no', 'later', 'otherwise'),
        fc.constantFrom(...names),
      ),
    }),
    { maxKeys: names.length, noNullPrototype: true },
  )
  .map((steps) => flowOf(steps));
