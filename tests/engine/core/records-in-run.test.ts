import { expect, it } from 'vitest';
import { historyInput } from '../../../engine/core/records-in-run.ts';
import { advanceRun, startRun } from '../../../engine/core/transition.ts';
import { moment, tinyProgram } from '../../support/flow.ts';

const seen = { id: 'case_1', version: 2, subject: 'x' };
const now = { id: 'case_1', version: 3, subject: 'y' };

it('names a live record in the history instead of copying it, as the version the step saw', () => {
  const config = { item: seen, queueId: 'q', other: { id: 'case_2' } };
  expect(historyInput(config, ['item', 'queueId', 'other'], { case: now })).toEqual({
    item: { record: 'case', id: 'case_1', version: 2 },
    queueId: 'q',
    other: { id: 'case_2' },
  });
});

it('keeps what templates came to as it is, and nothing that is the same in every run', () => {
  const config = { a: null, b: [seen], c: 'case_1', d: 'the same' };
  expect(historyInput(config, ['a', 'b', 'c'], { case: null })).toEqual({ a: null, b: [seen], c: 'case_1' });
  expect(historyInput(config, [], {})).toBeUndefined();
});

it('stays about every kind of record it began with, from move to move', () => {
  const program = tinyProgram({ a: ['ask', { done: 'z' }], z: ['end', {}] });
  const refs = {
    caseId: 'case_1',
    contactId: 'contact_1',
    accountId: 'account_1',
    ticketId: 'ticket_1',
    messageId: 'message_1',
    conversationId: 'conversation_1',
  };
  const { state } = startRun(program, { input: {}, vars: {}, refs }, moment);
  const event = { type: 'signalled', token: 'a.1', signal: { type: 'timeout' } } as const;
  expect(state.data.refs).toEqual(refs);
  expect(advanceRun(program, state, event, moment)).toMatchObject({ state: { data: { refs } } });
});
