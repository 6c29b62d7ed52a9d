import type { Tab } from '../store/editor-store.ts';

/** Where in the inspector the path of a problem is put right. Without a step: the flow's own settings. */
export function placeOf(path: string): { step?: string; tab: Tab; inner: string } {
  const [root, step, part, ...rest] = path.split('.');
  if (root !== 'steps' || step === undefined) return { tab: 'setup', inner: path };
  if (part === 'next') return { step, tab: 'outcomes', inner: ['next', ...rest].join('.') };
  if (part === 'note') return { step, tab: 'notes', inner: 'note' };
  if (part === 'config') return { step, tab: 'setup', inner: ['config', ...rest].join('.') };
  if (part === 'retry') return { step, tab: 'setup', inner: 'retry.times' };
  return { step, tab: 'setup', inner: 'title' };
}
