import { useMemo } from 'react';
import { catalogue, type Flow } from '../../../engine/browser.ts';
import type { Fragment, Place, Point } from '../document/command.ts';
import { outcomeToExtend } from '../document/new-step.ts';
import { planAdd, planAddOutcome, planDelete, planPaste, takeOut } from '../document/plans.ts';
import { layoutOf } from '../layout/layout.ts';
import { useEditorStore, type EditorStore } from './editor-store.ts';

/** Everything a person can do to the flow, named as the menus and keys name it. */
export interface Edits {
  add(type: string, place: Place, at?: Point): void;
  /** Behind the current step, or as the first of an empty flow. */
  addAfterCurrent(type: string): void;
  remove(how: 'reconnect' | 'branch'): void;
  duplicate(): void;
  copy(): void;
  cut(): void;
  paste(): void;
  addOutcome(): void;
}

/** One clipboard for all flows, so that steps can be carried from one to another. */
let clipboard: Fragment | undefined;

export function useEdits(): Edits {
  const store = useEditorStore();
  return useMemo(() => editsOf(store), [store]);
}

export function editsOf(store: EditorStore): Edits {
  const flow = () => store.getState().history.present;
  const chosen = () => [...store.getState().selected];
  const add: Edits['add'] = (type, place, at) => {
    const command = planAdd(flow(), catalogue, type, place, at);
    store.getState().run(command, command.type === 'addStep' ? { select: [command.id] } : {});
  };
  const insert = (fragment: Fragment, after: string | undefined) => {
    const command = planPaste(flow(), catalogue, fragment, after);
    if (command.type !== 'paste' || Object.keys(command.fragment.steps).length === 0) return;
    store.getState().run(command, { select: Object.keys(command.fragment.steps) });
  };
  const remove: Edits['remove'] = (how) => {
    const ids = chosen();
    if (ids.length > 0)
      store.getState().run(planDelete(flow(), catalogue, ids, how), { select: stepBefore(store, ids) });
  };
  const copy = () => {
    if (chosen().length > 0) clipboard = takeOut(flow(), chosen());
  };
  return {
    add,
    addAfterCurrent(type) {
      add(type, placeAfter(flow(), store.getState().current ?? lastOnPath(flow())));
    },
    remove,
    duplicate: () => insert(takeOut(flow(), chosen()), undefined),
    copy,
    cut() {
      copy();
      remove('reconnect');
    },
    paste: () => clipboard && insert(clipboard, store.getState().current),
    addOutcome() {
      const { current } = store.getState();
      const command = current === undefined ? undefined : planAddOutcome(flow(), catalogue, current);
      if (command) store.getState().run(command);
    },
  };
}

/** Where the keyboard goes when a step is deleted: to the one before it. */
function stepBefore(store: EditorStore, ids: readonly string[]): string[] {
  const { order } = layoutOf(store.getState().history.present, catalogue);
  const first = order.findIndex((id) => ids.includes(id));
  const near =
    order.slice(0, first).findLast((id) => !ids.includes(id)) ?? order.find((id) => !ids.includes(id));
  return near === undefined ? [] : [near];
}

/** Behind a step; before one that ends its path, as nothing can follow it. */
export function placeAfter(flow: Flow, id: string | undefined): Place {
  if (id === undefined) return { alone: true };
  const outcome = outcomeToExtend(flow, id, catalogue);
  return outcome === undefined ? { before: id } : { behind: { step: id, outcome } };
}

/** Where the usual path ends for now. */
function lastOnPath(flow: Flow): string | undefined {
  if (!flow.steps[flow.start]) return undefined;
  const seen = new Set<string>();
  for (let id = flow.start; ;) {
    seen.add(id);
    const by = outcomeToExtend(flow, id, catalogue);
    const onward = by === undefined ? undefined : flow.steps[id]?.next[by];
    if (onward === undefined || seen.has(onward) || !flow.steps[onward]) return id;
    id = onward;
  }
}
