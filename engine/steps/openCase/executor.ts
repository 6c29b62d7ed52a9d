import type { RecordExecutor } from '../../runtime/ports.ts';
import { actorOf, faulted, isFault, noRecord } from '../settle.ts';
import { numberOf, recordId } from '../values.ts';
import type { Config, Output } from './definition.ts';

const maxSubject = 120;

export const openCaseExecutor: RecordExecutor<Config, Output> = function* ({ desk }, config, call) {
  const messageId = recordId(config.message);
  if (messageId === undefined) return noRecord('message', 'message');
  if (config.createIf !== undefined) {
    const tested = call.test(config.createIf);
    if (!tested.ok) return { outcome: 'error', error: tested.error };
    if (!tested.value) return { outcome: 'skipped', why: tested.why };
  }
  const opened = yield* desk.openCase({
    messageId,
    contactId: recordId(config.contact),
    subject: oneLine(config.subject),
    type: config.type,
    reopenWithinDays: numberOf(config.reopenWithinDays) ?? 7,
    by: actorOf(call),
  });
  if (isFault(opened)) return faulted(opened);
  return {
    outcome: opened.outcome,
    output: { caseId: opened.case.id, number: opened.case.number },
    records: { case: opened.case },
    why: opened.why,
  };
};

/** A subject is read in lists: one line, and short. Counted in characters, so that none is cut in half. */
function oneLine(text: string): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  if (characters.length <= maxSubject) return characters.join('');
  return `${characters.slice(0, maxSubject - 1).join('')}…`;
}
