import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { modKey } from '../../ui/KeyHint.tsx';
import { announce } from '../../ui/toast.ts';
import type { EditorStore } from './editor-store.ts';

/** Says to screen readers what was done, and how to take it back. Typing in a field is not commented on. */
export function useAnnouncements(store: EditorStore): void {
  const { t } = useTranslation('editor');
  useEffect(
    () =>
      store.subscribe(({ last, history }, before) => {
        if (!last || last === before.last || history.done.at(-1)?.visit !== undefined) return;
        const command = t(`command.${last.name}`);
        announce(t(`said.${last.way}`, { command, key: modKey }));
      }),
    [store, t],
  );
}
