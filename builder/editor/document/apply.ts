import { produce, type Draft } from 'immer';
import { nameSchema, type Flow, type Step } from '../../../engine/browser.ts';
import type { Command, Place } from './command.ts';
import { renameStep } from './rename.ts';
import { deleteSteps } from './delete-steps.ts';

type Edited = Draft<Flow>;
type Of<Name extends Command['type']> = Extract<Command, { type: Name }>;

/** The document after a command. What a command speaks of but is not there leaves the document as it is. */
export function apply(flow: Flow, command: Command): Flow {
  if (command.type === 'replace') return command.document;
  return produce(flow, (draft) => change(draft, command));
}

function change(flow: Edited, command: Exclude<Command, { type: 'replace' }>): void {
  switch (command.type) {
    case 'addStep':
      return addStep(flow, command);
    case 'deleteSteps':
      return deleteSteps(flow, command);
    case 'connect':
      if (flow.steps[command.to] && isName(command.outcome))
        withStep(flow, command.step, ({ next }) => (next[command.outcome] = command.to));
      return;
    case 'disconnect':
      delete flow.steps[command.step]?.next[command.outcome];
      return;
    case 'moveSteps':
      for (const [id, at] of Object.entries(command.layout)) if (flow.steps[id]) flow.layout[id] = at;
      return;
    case 'setConfig':
      return withStep(flow, command.step, (step) => (step.config = command.config));
    case 'setTitle':
      return withStep(flow, command.step, (step) => setOrDelete(step, 'title', command.title));
    case 'setNote':
      return withStep(flow, command.step, (step) => setOrDelete(step, 'note', command.note));
    case 'setRetry':
      return withStep(flow, command.step, (step) => setOrDelete(step, 'retry', command.retry));
    case 'renameStep':
      return renameStep(flow, command.step, command.to);
    case 'setStart':
      if (flow.steps[command.step]) flow.start = command.step;
      return;
    case 'paste':
      return paste(flow, command);
    case 'setFlow':
      if (command.change.title) flow.title = command.change.title;
      if ('description' in command.change) setOrDelete(flow, 'description', command.change.description);
      return;
    case 'setTrigger':
      flow.trigger = command.trigger;
      return;
    case 'setSettings':
      flow.settings = command.settings;
      return;
    case 'setVariables':
      flow.variables = command.variables;
      return;
    case 'tidy':
      flow.layout = {};
      return;
    default:
      return command satisfies never;
  }
}

/** A half-written setting may name an outcome in a way that no document may hold. */
const isName = (name: string): boolean => nameSchema.safeParse(name).success;

function withStep(flow: Edited, id: string, edit: (step: Draft<Step>) => void): void {
  const step = flow.steps[id];
  if (step) edit(step);
}

function setOrDelete<Key extends string, Value>(
  target: { [K in Key]?: Value },
  key: Key,
  value: Value | undefined,
): void {
  if (value === undefined) delete target[key];
  else target[key] = value;
}

function addStep(flow: Edited, { id, step, place, goesOnBy, at }: Of<'addStep'>): void {
  if (flow.steps[id]) return;
  // A copy: what is wired in below must not change the command, nor what is remembered of its step.
  flow.steps[id] = copied(step);
  if (at) flow.layout[id] = at;
  putIn(flow, place, id, id, goesOnBy);
}

function paste(flow: Edited, { fragment, place, entry }: Of<'paste'>): void {
  if (Object.keys(fragment.steps).some((id) => flow.steps[id])) return;
  for (const [id, step] of Object.entries(fragment.steps)) flow.steps[id] = copied(step);
  Object.assign(flow.layout, fragment.layout);
  if (entry) putIn(flow, place, entry.first, entry.last, entry.by);
  else becomeStart(flow, Object.keys(fragment.steps)[0]);
}

const copied = (step: Step): Step => ({ ...step, next: { ...step.next } });

/** Wires `first` in at the place and lets `last` go on to what followed there. */
function putIn(flow: Edited, place: Place, first: string, last: string, by: string | undefined): void {
  const goOn = (to: string | undefined) => {
    if (to !== undefined && by !== undefined && flow.steps[to]) flow.steps[last]!.next[by] ??= to;
  };
  if ('behind' in place) {
    const before = flow.steps[place.behind.step];
    if (before && isName(place.behind.outcome)) {
      goOn(before.next[place.behind.outcome]);
      before.next[place.behind.outcome] = first;
    }
  } else if ('before' in place) {
    const moved = place.before;
    for (const [id, { next }] of Object.entries(flow.steps)) {
      if (id === first || id === last) continue;
      for (const [outcome, to] of Object.entries(next)) if (to === moved) next[outcome] = first;
    }
    goOn(moved);
    if (flow.start === moved) flow.start = first;
  }
  becomeStart(flow, first);
}

/** A flow whose start is missing begins at the first step that is put into it. */
function becomeStart(flow: Edited, id: string | undefined): void {
  if (id !== undefined && !flow.steps[flow.start]) flow.start = id;
}
