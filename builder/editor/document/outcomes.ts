import {
  loopBody,
  outcomesOf,
  type Flow,
  type Outcome,
  type Step,
  type StepCatalogue,
} from '../../../engine/browser.ts';

/** An outcome as it is drawn: where it leads, and whether the step's type still knows it. */
export interface DrawnOutcome extends Outcome {
  to?: string;
  isKnown: boolean;
  /** Nothing follows, and no `done` takes its place: the canvas offers to add a step here. */
  isOpen: boolean;
}

/** What `done` means on a step that names all its endings. */
const anyOther = { en: 'Any other', ja: 'その他すべて' };

const cache = new WeakMap<Step, DrawnOutcome[]>();

/** The outcomes of a step in the order they are drawn, then wires whose outcome the step no longer has. */
export function drawnOutcomes(step: Step, catalogue: StepCatalogue): DrawnOutcome[] {
  const known = cache.get(step);
  if (known) return known;
  const declared = declaredOutcomes(step, catalogue);
  const wired = (id: string) => (Object.hasOwn(step.next, id) ? step.next[id] : undefined);
  const ways = declared.filter(({ kind, fallback }) => kind !== 'error' && !fallback);
  const leavesSome = ways.some(({ id }) => wired(id) === undefined);
  const hasRest = wired('done') !== undefined || declared.some(({ id }) => id === 'done');
  /** `done` takes what has no wire of its own, so it and what needs its own ask for one; a failure never does. */
  const asks = ({ id, kind, fallback, own }: Outcome) =>
    kind !== 'error' && (own || (id === 'done' ? !fallback || leavesSome : !hasRest));
  const drawn: DrawnOutcome[] = declared.map((outcome) => {
    const to = wired(outcome.id);
    const isOpen = to === undefined && asks(outcome);
    return { ...outcome, ...(to === undefined ? {} : { to }), isKnown: true, isOpen };
  });
  for (const [id, to] of Object.entries(step.next)) {
    if (drawn.some((outcome) => outcome.id === id)) continue;
    const isRest = id === 'done' && drawn.length > 0;
    const label = isRest ? anyOther : { en: id, ja: id };
    drawn.push({ id, label, kind: 'branch', to, isKnown: isRest, isOpen: false, fallback: isRest });
  }
  cache.set(step, drawn);
  return drawn;
}

/** A half-filled config must not make the wires vanish, so what cannot be parsed is asked as it is. */
function declaredOutcomes(step: Step, catalogue: StepCatalogue): Outcome[] {
  const definition = catalogue.get(step.type);
  if (!definition) return [];
  const parsed = definition.config.safeParse(step.config);
  for (const config of parsed.success ? [parsed.data] : [step.config, definition.example]) {
    try {
      return outcomesOf(definition, config);
    } catch {
      // The next one is tried: a definition may trust a parsed config and trip over this one.
    }
  }
  return [];
}

/** The outcomes that get a port: wired or asking to be. The others wait in the inspector, so that a step stays small. */
export const ports = (outcomes: readonly DrawnOutcome[]): DrawnOutcome[] =>
  outcomes.filter(({ to, isOpen }) => to !== undefined || isOpen);

/** Where each outcome of a step leads, in drawn order. Outcomes that lead nowhere are left out. */
export function targets(flow: Flow, stepId: string, catalogue: StepCatalogue): string[] {
  const step = flow.steps[stepId];
  if (!step) return [];
  return drawnOutcomes(step, catalogue).flatMap(({ to }) =>
    to === undefined || !flow.steps[to] ? [] : [to],
  );
}

/** Whether a wire ends a turn of a loop: it leads from the loop's body back to it. */
export const endsTurn = (flow: Flow, from: string, to: string, catalogue: StepCatalogue): boolean =>
  catalogue.get(flow.steps[to]?.type ?? '')?.kind === 'loop' && loopBody(flow, to).has(from);

/** The outcomes that lead to a step. */
export function arrivals(flow: Flow, stepId: string): { step: string; outcome: string }[] {
  return Object.entries(flow.steps).flatMap(([step, { next }]) =>
    Object.entries(next)
      .filter(([, to]) => to === stepId)
      .map(([outcome]) => ({ step, outcome })),
  );
}
