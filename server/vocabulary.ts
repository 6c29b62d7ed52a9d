import { departmentNames } from '../engine/records/people.ts';
import { createVocabulary, type VocabularySource } from './automation/vocabulary.ts';
import { titleOf } from './desk/models/fields.ts';
import type { DeskParts } from './desk/desk.ts';

/** What flows may name, from the desk's own lists. */
export function vocabularyOf(desk: DeskParts): VocabularySource {
  return createVocabulary({
    queue: desk.queues.list,
    skill: desk.people.skills,
    agent: desk.people.list,
    slaPolicy: desk.sla.list,
    businessHours: desk.hours.list,
    *department() {
      return Object.entries(departmentNames).map(([id, name]) => ({ id, name }));
    },
    *template() {
      return (yield* desk.notifications.templates.list()).map(({ key }) => ({ id: key, name: key }));
    },
    *modelField() {
      return (yield* desk.models.fields.names()).map((field) => ({ id: field, name: titleOf(field) }));
    },
    *ruleset() {
      return (yield* desk.classification.list()).map(({ key, title }) => ({ id: key, name: title }));
    },
  });
}
