import { useEffect, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../engine/browser.ts';
import { isComposing } from '../../ui/is-composing.ts';
import { announce } from '../../ui/toast.ts';
import type { Layout } from '../layout/layout.ts';
import { inOrder } from '../problems/ProblemsPanel.tsx';
import { useShowIssue } from '../problems/use-show-issue.ts';
import type { Saver } from '../saving/saver.ts';
import { useEditorStore } from '../store/editor-store.ts';
import { chord, isTyping } from './step-keys.ts';

interface PageKeys {
  saver: Saver;
  issues: readonly Issue[];
  layout: Layout;
  onKeys(): void;
}

/** Keys for the whole editor. A field keeps its own undo; saving is meant everywhere. */
export function usePageKeys(
  root: RefObject<HTMLElement | null>,
  { saver, issues, layout, onKeys }: PageKeys,
): void {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const showIssue = useShowIssue();
  useEffect(() => {
    const turn = (direction: 1 | -1) => {
      const { focusWish } = store.getState();
      const list = inOrder(issues, layout);
      const place = list.findIndex(({ path }) => path === focusWish?.path);
      const next = list[(place + direction + list.length) % list.length];
      if (next) showIssue(next);
    };
    const find = () => {
      const box = root.current?.getBoundingClientRect();
      store
        .getState()
        .set({ picking: { kind: 'find', anchor: { x: (box?.left ?? 0) + 300, y: (box?.top ?? 0) + 64 } } });
    };
    const keys: Record<string, () => void> = {
      'Mod+z': store.getState().undo,
      'Mod+Shift+z': store.getState().redo,
      'Mod+y': store.getState().redo,
      'Mod+f': find,
      '?': onKeys,
      '.': () => turn(1),
      '>': () => turn(-1),
      o: () => store.getState().set({ side: store.getState().side === 'outline' ? 'steps' : 'outline' }),
    };
    const press = (event: KeyboardEvent) => {
      if (isComposing(event) || event.defaultPrevented) return;
      const name = chord(event);
      if (name === 'Mod+s') {
        event.preventDefault();
        void saver.flush().then((status) => announce(t(`save.${status}`)));
        return;
      }
      const isHere = event.target instanceof Node && root.current?.contains(event.target);
      const isAnywhere = event.target === document.body && name.startsWith('Mod+');
      if ((!isHere && !isAnywhere) || isTyping(event.target)) return;
      // Single letters are keys only on the flow itself, never on a button beside it.
      if (!name.startsWith('Mod+') && !isOnFlow(event.target)) return;
      const act = keys[name];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [root, saver, issues, layout, onKeys, store, showIssue, t]);
}

const isOnFlow = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="application"], [role="tree"]') !== null;
