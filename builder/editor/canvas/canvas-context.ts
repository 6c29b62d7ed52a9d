import { createContext, useContext } from 'react';
import type { Place } from '../document/command.ts';

/** What a person can do on the canvas with the pointer. Absent on a canvas that only shows. */
export interface CanvasActions {
  /** Opens the picker for a place, beside the element that asked. */
  add(place: Place, beside: Element): void;
  /** Shows what can be done with an outcome of a step, or with all of them. */
  choose(step: string, outcome: string | undefined, beside: Element): void;
}
export interface CanvasSetting {
  actions: CanvasActions | null;
  /** Brings a step into view and selects it. */
  goTo(step: string): void;
  /** The step that holds the canvas's one tab stop. */
  current: string | undefined;
}

const context = createContext<CanvasSetting>({ actions: null, goTo: () => undefined, current: undefined });
export const CanvasProvider = context.Provider;
export const useCanvas = (): CanvasSetting => useContext(context);

/** Marks an element on which a palette card may be dropped; read back by `dropPlace`. */
export const dropMark = (step: string, outcome: string) => ({ 'data-drop': `${step}:${outcome}` });

/** The place under a point of the screen, if there is one to drop on. */
export function dropPlace(x: number, y: number): Place | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const mark = element.closest('[data-drop]')?.getAttribute('data-drop');
    const [step, outcome] = mark?.split(':') ?? [];
    if (step && outcome) return { behind: { step, outcome } };
  }
  return undefined;
}

/** The step under a point of the screen. */
export const stepAt = (x: number, y: number): string | undefined =>
  document
    .elementsFromPoint(x, y)
    .map((element) => element.closest('[data-step]')?.getAttribute('data-step'))
    .find((id) => id != null) ?? undefined;
