import { useMemo, type KeyboardEvent } from 'react';
import { catalogue } from '../../../engine/browser.ts';
import { isComposing } from '../../ui/is-composing.ts';
import type { Point } from '../document/command.ts';
import { mainOutcome } from '../document/new-step.ts';
import { drawnOutcomes } from '../document/outcomes.ts';
import { useEditorStore, type EditorStore } from '../store/editor-store.ts';
import { editsOf, placeAfter, type Edits } from '../store/use-edits.ts';

/** `Mod` is Command on a Mac, Control elsewhere. */
export const chord = (
  event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>,
): string =>
  [
    event.metaKey || event.ctrlKey ? 'Mod' : '',
    event.altKey ? 'Alt' : '',
    // A shifted sign is its own key ("?"), so Shift counts only with letters and named keys.
    event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key)) ? 'Shift' : '',
    event.key.length === 1 ? event.key.toLowerCase() : event.key,
  ]
    .filter(Boolean)
    .join('+');

type Action = (context: { store: EditorStore; edits: Edits; anchor: Point }) => void;

/** What keys do while the keyboard is on a step, on the canvas as in the outline. */
const actions: Readonly<Record<string, Action>> = {
  a: ({ store, anchor }) => {
    const { current, history, set } = store.getState();
    set({ picking: { kind: 'add', place: placeAfter(history.present, current), anchor } });
  },
  'Shift+a': ({ store, anchor }) => {
    const { current, set } = store.getState();
    if (current !== undefined) set({ picking: { kind: 'add', place: { before: current }, anchor } });
  },
  b: ({ edits }) => edits.addOutcome(),
  c: ({ store, anchor }) => {
    const { current, set } = store.getState();
    if (current !== undefined) set({ picking: { kind: 'outcomes', step: current, anchor } });
  },
  g: ({ store, anchor }) => {
    const { current, history, set } = store.getState();
    const step = current === undefined ? undefined : history.present.steps[current];
    if (current === undefined || step === undefined) return;
    const free = drawnOutcomes(step, catalogue).find(({ to, isOpen }) => to === undefined && isOpen);
    const outcome = free?.id ?? mainOutcome(step, catalogue);
    if (outcome !== undefined) set({ picking: { kind: 'goTo', step: current, outcome, anchor } });
  },
  n: ({ store }) => openField(store, 'notes', 'note'),
  F2: ({ store }) => openField(store, 'setup', 'title'),
  Enter: ({ store }) => openField(store, 'setup', 'title'),
  Delete: ({ edits }) => edits.remove('reconnect'),
  Backspace: ({ edits }) => edits.remove('reconnect'),
  'Mod+Delete': ({ edits }) => edits.remove('branch'),
  'Mod+Backspace': ({ edits }) => edits.remove('branch'),
  'Mod+c': ({ edits }) => edits.copy(),
  'Mod+x': ({ edits }) => edits.cut(),
  'Mod+v': ({ edits }) => edits.paste(),
  'Mod+d': ({ edits }) => edits.duplicate(),
  Escape: ({ store }) => store.getState().select([]),
};

function openField(store: EditorStore, tab: 'setup' | 'notes', field: string): void {
  const { current, select, set, focus } = store.getState();
  if (current === undefined) return;
  select([current]);
  set({ tab });
  focus(`steps.${current}.${field}`);
}

/** Handles a key meant for the current step. True where it was one. */
export function useStepKeys(): (event: KeyboardEvent) => boolean {
  const store = useEditorStore();
  return useMemo(() => {
    const edits = editsOf(store);
    return (event) => {
      if (isComposing(event) || isTyping(event.target)) return false;
      const action = actions[chord(event)];
      if (!action) return false;
      event.preventDefault();
      action({ store, edits, anchor: anchorOf(event.target) });
      return true;
    };
  }, [store]);
}

/** Keys typed into a field belong to the field. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable="true"]') !== null;

function anchorOf(target: EventTarget | null): Point {
  const box = target instanceof Element ? target.getBoundingClientRect() : undefined;
  return box ? { x: box.left + 24, y: box.bottom + 4 } : { x: 200, y: 200 };
}
