import type { RunState } from './run.ts';

/**
 * A copy that may be changed. Every key stands in a place of its own, whether it holds something or not: a state that
 * stayed in memory and one that was read back are written as the same text.
 */
export function draftOf(from: RunState, value: unknown): RunState {
  const { input, vars, steps, refs, error, outputs, user } = from.data;
  const { caseId, contactId, accountId, messageId, conversationId, ticketId } = refs;
  return {
    status: from.status,
    value,
    positions: [...from.positions],
    visits: { ...from.visits },
    executions: from.executions,
    loops: from.loops,
    size: from.size,
    interrupted: from.interrupted,
    data: {
      input,
      vars: { ...vars },
      steps: { ...steps },
      refs: { caseId, contactId, accountId, messageId, conversationId, ticketId },
      error,
      outputs,
      user,
    },
    inbox: [...from.inbox],
    outcome: from.outcome,
    error: from.error,
  };
}
