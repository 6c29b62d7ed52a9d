import type { Vocabulary } from '../../engine/core/check/check.ts';
import type { Text } from '../../engine/core/text.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { VocabularyBody } from '../contract/flows.ts';
import { flowRows } from '../store/flow-queries.ts';

/** What flows may name, read anew: a queue that was deleted a moment ago must not pass the check. */
export type VocabularySource = () => Work<VocabularyBody>;

type Named = { id: string; name: string | Text };
type Reader = () => Work<Named[]>;
export type VocabularyReaders = Record<Exclude<keyof VocabularyBody, 'flow'>, Reader>;

export function createVocabulary(readers: VocabularyReaders): VocabularySource {
  return function* () {
    const flows = yield* flowRows.list();
    return {
      queue: yield* choices(readers.queue),
      skill: yield* choices(readers.skill),
      department: yield* choices(readers.department),
      template: yield* choices(readers.template),
      slaPolicy: yield* choices(readers.slaPolicy),
      businessHours: yield* choices(readers.businessHours),
      ruleset: yield* choices(readers.ruleset),
      modelField: yield* choices(readers.modelField),
      agent: yield* choices(readers.agent),
      // A title was checked when the flow was stored.
      flow: flows.map(({ key, title }) => ({ id: key, name: JSON.parse(title) as Text })),
    };
  };
}

function* choices(read: Reader): Work<{ id: string; name: Text }[]> {
  return (yield* read()).map(({ id, name }) => ({
    id,
    name: typeof name === 'string' ? { en: name, ja: name } : name,
  }));
}

/** The same as ids only, for the check. */
export function knownIds(body: VocabularyBody): Vocabulary {
  return Object.fromEntries(Object.entries(body).map(([kind, found]) => [kind, found.map(({ id }) => id)]));
}
