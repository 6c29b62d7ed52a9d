import { useEffect, useSyncExternalStore } from 'react';

export interface Crumb {
  label: string;
  href: string;
}
export interface PageTitle {
  title: string;
  parents: readonly Crumb[];
}

let present: PageTitle = { title: '', parents: [] };
const listeners = new Set<() => void>();

/** Names the screen in the top bar's breadcrumb and in the window's title. `Page` does it by itself. */
export function usePageTitle(title: string, parents: readonly Crumb[] = noParents): void {
  useEffect(() => {
    const next = { title, parents };
    // Callers write the parents in place, so they are compared by content.
    if (JSON.stringify(next) === JSON.stringify(present)) return;
    present = next;
    document.title = title === '' ? 'Switchyard' : `${title} · Switchyard`;
    for (const tell of listeners) tell();
  });
}
const noParents: readonly Crumb[] = [];

export const usePresentTitle = (): PageTitle =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => present,
  );
