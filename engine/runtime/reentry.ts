import type { Flow } from '../core/flow.ts';
import type { StartRequest } from './ports.ts';
import type { RunStore } from './run-store.ts';
import type { Work } from './work.ts';

/**
 * Whether a run in progress keeps another from starting. Asked in the commit that starts it, so of two starts at the
 * same moment one comes first. A flow that calls another as its subflow always gets it.
 */
export function* isOccupied(
  store: RunStore,
  { key, trigger: { reentry = 'always' } }: Flow,
  { refs = {}, origin, parent }: StartRequest,
): Work<boolean> {
  if (reentry === 'always' || parent) return false;
  const { caseId, conversationId } = refs;
  switch (reentry) {
    case 'onePerRecord':
      if (origin?.recordId !== undefined && origin.recordId !== caseId)
        return yield* store.hasActiveRun(key, { recordId: origin.recordId });
      return caseId !== undefined && (yield* store.hasActiveRun(key, { caseId }));
    case 'onePerConversation':
      return conversationId !== undefined && (yield* store.hasActiveRun(key, { conversationId }));
    case 'whileRunningSkip':
      return yield* store.hasActiveRun(key, {});
    default:
      return reentry satisfies never;
  }
}
