import { useCallback } from 'react';
import type { Issue } from '../../../engine/browser.ts';
import { placeOf } from '../inspector/place-of.ts';
import { useEditorStore } from '../store/editor-store.ts';

/** Selects the step a problem is in and brings the keyboard to the very field. */
export function useShowIssue(): (issue: Issue) => void {
  const store = useEditorStore();
  return useCallback(
    ({ path, stepId }) => {
      const { select, set, focus } = store.getState();
      select(stepId === undefined ? [] : [stepId]);
      set({ tab: placeOf(path).tab });
      focus(path);
    },
    [store],
  );
}
