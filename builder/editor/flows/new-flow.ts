import type { Flow, Text } from '../../../engine/browser.ts';

/** The key that fits a title: what is left of it in small Latin letters, else a counted name. */
export function keyFor(title: Text, taken: readonly string[]): string {
  const slug = title.en
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 56)
    .replace(/-+$/, '');
  const base = slug || 'flow';
  let key = base;
  for (let number = 2; taken.includes(key); number += 1) key = `${base}-${number}`;
  return key;
}

/** The smallest flow that is sound: it starts and ends. Steps are added in between. */
export const blankFlow = (key: string, title: Text): Flow => ({
  format: 1,
  key,
  title,
  trigger: { type: 'manual', object: 'case' },
  settings: { timezone: 'Asia/Tokyo', maxStepExecutions: 500 },
  variables: [],
  start: 'end',
  steps: {
    end: { type: 'end', title: { en: 'Finished', ja: '終了' }, config: { outcome: 'done' }, next: {} },
  },
  layout: {},
});
