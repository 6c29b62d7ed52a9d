import type { Flow, Step } from '../../../engine/browser.ts';

/** What one document changes in another, step by step. Where steps stand on the canvas is no change. */
export interface FlowChanges {
  added: string[];
  removed: string[];
  changed: string[];
  /** Parts of the flow itself. */
  settings: ('title' | 'description' | 'trigger' | 'settings' | 'variables' | 'start')[];
}

export function changesBetween(before: Flow, after: Flow): FlowChanges {
  const ids = Object.keys(after.steps);
  const parts = ['title', 'description', 'trigger', 'settings', 'variables', 'start'] as const;
  return {
    added: ids.filter((id) => !Object.hasOwn(before.steps, id)),
    removed: Object.keys(before.steps).filter((id) => !Object.hasOwn(after.steps, id)),
    changed: ids.filter(
      (id) => Object.hasOwn(before.steps, id) && !sameStep(before.steps[id]!, after.steps[id]!),
    ),
    settings: parts.filter((part) => !same(before[part], after[part])),
  };
}

export const countChanges = ({ added, removed, changed, settings }: FlowChanges): number =>
  added.length + removed.length + changed.length + settings.length;

const sameStep = (one: Step, other: Step): boolean => one === other || same(one, other);

/** Equal as JSON, whatever the order of keys. */
function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
}
