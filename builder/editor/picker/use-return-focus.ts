import { useEffect } from 'react';
import { useEditorStore, type EditorStore } from '../store/editor-store.ts';

/** A new step is drawn a moment after it is added. */
const patience = 12;

/** When the picker closes, the keyboard goes back to where it was opened: on canvas or outline, to the current step. */
export function useReturnFocus(): void {
  const store = useEditorStore();
  useEffect(() => {
    let surface: Element | null | undefined;
    return store.subscribe(({ picking }, before) => {
      if (picking && !before.picking) {
        const opener = document.activeElement?.closest('[role="application"], [role="tree"]');
        // A picker that follows another one is opened from where the first one was.
        surface = opener ?? (document.activeElement === document.body ? surface : undefined);
      }
      if (!picking && before.picking && surface) {
        const onto = surface;
        requestAnimationFrame(() => seek(store, onto, patience));
      }
    });
  }, [store]);
}

function seek(store: EditorStore, surface: Element, tries: number): void {
  const { current, picking } = store.getState();
  if (picking) return;
  const id = CSS.escape(current ?? '');
  const element = surface.querySelector<HTMLElement>(`[data-step="${id}"], [data-key="${id}"]`);
  element?.focus({ preventScroll: true });
  if (tries > 0 && (!element || document.activeElement !== element))
    requestAnimationFrame(() => seek(store, surface, tries - 1));
}
