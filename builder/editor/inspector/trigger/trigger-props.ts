import type { Trigger } from '../../../../engine/browser.ts';

export interface TriggerProps<T extends Trigger = Trigger> {
  trigger: T;
  onChange(next: Trigger): void;
  isReadOnly: boolean;
  /** What is wrong at this place of the document or inside it, ready for a field. */
  faultAt(path: string): { error?: string };
}
