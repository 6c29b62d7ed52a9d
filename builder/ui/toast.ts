import { useSyncExternalStore } from 'react';
import type { Tone } from './StatusChip.tsx';

export interface Toast {
  id: number;
  text: string;
  tone: Tone;
  action?: { label: string; onAction: () => void };
}

let toasts: readonly Toast[] = [];
let spoken = { text: '', id: 0 };
let lastId = 0;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** A short notice at the bottom of the screen, also read out. One with an action stays longer. */
export function showToast(notice: Omit<Toast, 'id' | 'tone'> & { tone?: Tone }): void {
  const toast: Toast = { tone: 'neutral', ...notice, id: ++lastId };
  toasts = [...toasts.slice(-2), toast];
  tell();
  setTimeout(() => dismissToast(toast.id), notice.action || notice.tone === 'danger' ? 12_000 : 6_000);
}

export function dismissToast(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id);
  tell();
}

/** Says something to screen readers only. */
export function announce(text: string): void {
  spoken = { text, id: ++lastId };
  tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts);
export const useSpoken = (): { text: string; id: number } => useSyncExternalStore(subscribe, () => spoken);
