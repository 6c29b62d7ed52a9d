import type { Outcome } from '../core/step.ts';

export const done: Outcome = { id: 'done', label: { en: 'Done', ja: '完了' }, kind: 'done' };

/** Where a step names all its endings, `done` stands for those that have no wire of their own. */
export const anyOther: Outcome = {
  id: 'done',
  label: { en: 'Any other', ja: 'その他すべて' },
  kind: 'done',
  fallback: true,
};

export const failed: Outcome = { id: 'error', label: { en: 'On error', ja: 'エラー時' }, kind: 'error' };

export const timedOut: Outcome = {
  id: 'timeout',
  label: { en: 'Timed out', ja: 'タイムアウト' },
  kind: 'timeout',
};

export const branch = (id: string, en: string, ja: string): Outcome => ({
  id,
  label: { en, ja },
  kind: 'branch',
});
