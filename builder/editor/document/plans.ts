import type { Flow, Step, StepCatalogue } from '../../../engine/browser.ts';
import type { Command, Fragment, Place, Point } from './command.ts';
import { freshId, mainOutcome, newStep } from './new-step.ts';
import { drawnOutcomes } from './outcomes.ts';

/** What a person wants, worked out into a command. All chance and all defaults are settled here. */

const rowHeight = 120;

export function planAdd(
  flow: Flow,
  catalogue: StepCatalogue,
  type: string,
  place: Place,
  at?: Point,
): Command {
  const fresh = newStep(type, catalogue);
  const goesOnBy = mainOutcome(fresh, catalogue);
  const loop = openLoop(flow, catalogue, place);
  const step =
    loop !== undefined && goesOnBy !== undefined ? { ...fresh, next: { [goesOnBy]: loop } } : fresh;
  const spot = at ?? besideHandPlaced(flow, place);
  return {
    type: 'addStep',
    id: freshId(flow.steps, type),
    step,
    place,
    ...(goesOnBy === undefined ? {} : { goesOnBy }),
    ...(spot ? { at: spot } : {}),
  };
}

/** The loop whose body the first step begins: it leads back to it, since that is what a body does. */
function openLoop(flow: Flow, catalogue: StepCatalogue, place: Place): string | undefined {
  if (!('behind' in place)) return undefined;
  const { step: id, outcome } = place.behind;
  const step = flow.steps[id];
  if (outcome !== 'each' || !step || step.next[outcome] !== undefined) return undefined;
  return catalogue.get(step.type)?.kind === 'loop' ? id : undefined;
}

/** Behind a step that a person placed, the new one stands below it instead of somewhere else. */
function besideHandPlaced(flow: Flow, place: Place): Point | undefined {
  if (!('behind' in place)) return undefined;
  const above = flow.layout[place.behind.step];
  if (!above || (above.x === 0 && above.y === 0)) return undefined;
  const taken = new Set(Object.values(flow.layout).map(({ x, y }) => `${x},${y}`));
  let { x } = above;
  const y = above.y + rowHeight;
  while (taken.has(`${x},${y}`)) x += 288;
  return { x, y };
}

export function planDelete(
  flow: Flow,
  catalogue: StepCatalogue,
  ids: readonly string[],
  how: 'reconnect' | 'branch',
): Command {
  const goesOnBy: Record<string, string> = {};
  for (const id of ids) {
    const step = flow.steps[id];
    const by = step && onwardOutcome(step, catalogue);
    if (by !== undefined) goesOnBy[id] = by;
  }
  return { type: 'deleteSteps', ids: [...ids], how, goesOnBy };
}

/** The outcome whose target takes the place of a step that is deleted. */
function onwardOutcome(step: Step, catalogue: StepCatalogue): string | undefined {
  const main = mainOutcome(step, catalogue);
  if (main !== undefined && step.next[main] !== undefined) return main;
  return drawnOutcomes(step, catalogue).find(({ to, kind }) => to !== undefined && kind !== 'error')?.id;
}

/** The steps as they are, with the wires among them. */
export function takeOut(flow: Flow, ids: readonly string[]): Fragment {
  const kept = new Set(ids.filter((id) => flow.steps[id]));
  const steps: Record<string, Step> = {};
  const layout: Record<string, Point> = {};
  for (const id of kept) {
    const step = flow.steps[id]!;
    const next = Object.fromEntries(Object.entries(step.next).filter(([, to]) => kept.has(to)));
    steps[id] = { ...structuredClone(step), next };
    const at = flow.layout[id];
    if (at) layout[id] = { x: at.x + 32, y: at.y + 32 };
  }
  return { steps, layout };
}

/** Puts steps in under names that are free here, behind a step where one is given. */
export function planPaste(flow: Flow, catalogue: StepCatalogue, fragment: Fragment, after?: string): Command {
  const names = new Map<string, string>();
  const taken: Record<string, unknown> = { ...flow.steps };
  for (const id of Object.keys(fragment.steps)) {
    const name = freshId(taken, id);
    taken[name] = true;
    names.set(id, name);
  }
  const renamed: Fragment = { steps: {}, layout: {} };
  for (const [id, step] of Object.entries(fragment.steps)) {
    const next = Object.entries(step.next).map(([outcome, to]) => [outcome, names.get(to)!]);
    renamed.steps[names.get(id)!] = { ...step, next: Object.fromEntries(next) };
  }
  for (const [id, at] of Object.entries(fragment.layout)) {
    const name = names.get(id);
    if (name !== undefined) renamed.layout[name] = at;
  }
  const behind = after === undefined ? undefined : flow.steps[after];
  const by = behind && mainOutcome(behind, catalogue);
  if (after === undefined || by === undefined)
    return { type: 'paste', fragment: renamed, place: { alone: true } };
  const entry = entryOf(renamed, catalogue);
  return {
    type: 'paste',
    fragment: renamed,
    place: { behind: { step: after, outcome: by } },
    ...(entry ? { entry } : {}),
  };
}

/** Where a piece of a flow begins, and by which step it goes on. */
function entryOf({ steps }: Fragment, catalogue: StepCatalogue) {
  const reached = new Set(Object.values(steps).flatMap(({ next }) => Object.values(next)));
  const ids = Object.keys(steps);
  const first = ids.find((id) => !reached.has(id)) ?? ids[0];
  if (first === undefined) return undefined;
  const seen = new Set<string>();
  for (let last = first; ;) {
    seen.add(last);
    const by = mainOutcome(steps[last]!, catalogue);
    const onward = by === undefined ? undefined : steps[last]!.next[by];
    if (onward === undefined || seen.has(onward)) return { first, last, by: by ?? 'done' };
    last = onward;
  }
}

/** One more outcome for a step whose settings list them (a decision's outcomes, a parallel step's branches). */
export function planAddOutcome(flow: Flow, catalogue: StepCatalogue, id: string): Command | undefined {
  const step = flow.steps[id];
  const example = step && catalogue.get(step.type)?.example;
  if (!step || example === null || typeof example !== 'object') return undefined;
  for (const [key, list] of Object.entries(example)) {
    const model: unknown = Array.isArray(list) ? list[0] : undefined;
    if (model === null || typeof model !== 'object' || !('key' in model)) continue;
    const present = step.config[key];
    const items = Array.isArray(present) ? present : [];
    const taken = Object.fromEntries(items.map((item) => [keyOf(item), true]));
    const number = items.length + 1;
    const label = { en: `Outcome ${number}`, ja: `分岐${number}` };
    const item = { ...structuredClone(model), key: freshId(taken, `outcome${number}`), label };
    return {
      type: 'setConfig',
      step: id,
      config: { ...step.config, [key]: [...items, item] } as Step['config'],
    };
  }
  return undefined;
}

const keyOf = (item: unknown): string =>
  item !== null && typeof item === 'object' && 'key' in item ? String(item.key) : '';
