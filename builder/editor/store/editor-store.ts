import { createContext, useContext } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { Flow } from '../../../engine/browser.ts';
import type { Command, CommandName, Place, Point } from '../document/command.ts';
import { perform, redo, startHistory, undo, type History } from '../document/history.ts';

export type Side = 'steps' | 'outline';
export type Tab = 'setup' | 'outcomes' | 'notes';
/** What the picker is open for, and the point of the screen it opens at. */
export type Picking =
  | { kind: 'add'; place: Place; at?: Point; anchor: Point }
  | { kind: 'outcome'; step: string; outcome: string; anchor: Point; at?: Point }
  | { kind: 'outcomes'; step: string; anchor: Point }
  | { kind: 'goTo'; step: string; outcome: string; anchor: Point }
  | { kind: 'find'; anchor: Point };
/** What was done last, to be read out. `count` tells two of the same kind apart. */
export interface Done {
  count: number;
  way: 'done' | 'undone' | 'redone';
  name: CommandName;
}

export interface EditorState {
  history: History;
  selected: ReadonlySet<string>;
  /** The step with the keyboard's place on the canvas. */
  current: string | undefined;
  picking: Picking | undefined;
  side: Side;
  tab: Tab;
  isReadOnly: boolean;
  /** Path of a field to bring the keyboard to, and a number that grows with every wish. */
  focusWish: { path: string; count: number } | undefined;
  visit: number;
  last: Done | undefined;
}
export interface EditorActions {
  /** Changes the document. Commands of one `field` belong together until its visit ends. */
  run(command: Command, options?: { field?: string; select?: string[] }): void;
  undo(): void;
  redo(): void;
  endVisit(): void;
  select(ids: readonly string[]): void;
  set(change: Partial<Pick<EditorState, 'picking' | 'side' | 'tab' | 'isReadOnly'>>): void;
  focus(path: string): void;
  /** Takes over a document as it is: loaded or reloaded, with no way back to what was before. */
  adopt(document: Flow): void;
}
export type EditorStore = StoreApi<EditorState & EditorActions>;

export function createEditorStore(document: Flow): EditorStore {
  return createStore<EditorState & EditorActions>()((set, get) => ({
    history: startHistory(document),
    selected: new Set(),
    current: undefined,
    picking: undefined,
    side: 'steps',
    tab: 'setup',
    isReadOnly: false,
    focusWish: undefined,
    visit: 0,
    last: undefined,
    run(command, { field, select } = {}) {
      const { history, visit, isReadOnly, last } = get();
      if (isReadOnly) return;
      const next = perform(history, command, field === undefined ? undefined : `${field}#${visit}`);
      if (next === history) return;
      set({ history: next, last: { count: (last?.count ?? 0) + 1, way: 'done', name: command.type } });
      get().select(select ?? [...get().selected]);
    },
    undo: () => travel(get, set, 'undone'),
    redo: () => travel(get, set, 'redone'),
    endVisit: () => set({ visit: get().visit + 1 }),
    select(ids) {
      const { steps } = get().history.present;
      const there = ids.filter((id) => Object.hasOwn(steps, id));
      const { selected, current } = get();
      const isSame = selected.size === there.length && there.every((id) => selected.has(id));
      const next =
        there.at(-1) ?? (current !== undefined && Object.hasOwn(steps, current) ? current : undefined);
      if (isSame && next === current) return;
      set({ selected: isSame ? selected : new Set(there), current: next, visit: get().visit + 1 });
    },
    set,
    focus: (path) => set({ focusWish: { path, count: (get().focusWish?.count ?? 0) + 1 } }),
    adopt(present) {
      set({ history: startHistory(present), picking: undefined, last: undefined });
      get().select([...get().selected]);
    },
  }));
}

/** One step back or forth in the history. Steps that come back are selected, so that the eye finds them. */
function travel(
  get: () => EditorState & EditorActions,
  set: (change: Partial<EditorState>) => void,
  way: 'undone' | 'redone',
): void {
  const { history, isReadOnly, last, selected } = get();
  const entry = way === 'undone' ? history.done.at(-1) : history.undone.at(-1);
  if (isReadOnly || !entry) return;
  const next = way === 'undone' ? undo(history) : redo(history);
  set({ history: next, last: { count: (last?.count ?? 0) + 1, way, name: entry.name } });
  const returned = Object.keys(next.present.steps).filter((id) => !Object.hasOwn(history.present.steps, id));
  get().select(returned.length > 0 ? returned : [...selected]);
}

const context = createContext<EditorStore | null>(null);
export const EditorProvider = context.Provider;

/** The store itself, for handlers that read it when something happens. */
export function useEditorStore(): EditorStore {
  const store = useContext(context);
  if (store === null) throw new Error('This part belongs inside an EditorProvider.');
  return store;
}
/** A part of the editor's state; the component is drawn anew when that part changes. */
export const useEditor = <Part>(part: (state: EditorState & EditorActions) => Part): Part =>
  useStore(useEditorStore(), part);

export const useFlow = (): Flow => useEditor(({ history }) => history.present);
