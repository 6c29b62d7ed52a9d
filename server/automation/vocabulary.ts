import type { Vocabulary } from '../../engine/core/check/check.ts';
import type { VocabularyBody } from '../contract/flows.ts';
import type { Work } from '../../engine/runtime/work.ts';

/** What flows may name: one reader per kind, from the desk's features. */
export type VocabularySource = () => Work<VocabularyBody>;

/** The same as ids only, for the check. */
export function knownIds(body: VocabularyBody): Vocabulary {
  return Object.fromEntries(
    Object.entries(body).map(([kind, choices]) => [kind, choices.map(({ id }) => id)]),
  );
}
