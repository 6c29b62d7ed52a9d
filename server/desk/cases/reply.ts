import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Actor } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Case, Message } from '../../../engine/records/cases.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import { payloadOf, type Changer } from './change.ts';
import type { CaseDeps } from './deps.ts';
import { caseById } from './records.ts';
import { isDone } from './rules.ts';
import { say } from '../../contract/say.ts';
import { caseStatusWords } from '../../contract/sentences/values.ts';

export interface AgentReply {
  text: string;
  visibility: 'public' | 'direct';
  status: 'open' | 'awaitingCustomer' | 'solved';
  /** The caller's idempotency key, unique among all callers. */
  key?: string;
}

/** A person's answer to the customer. Only this stops the first-response clock; a bot's words never do. */
export function replier(
  { clock, emit }: DeskContext,
  { conversations, sla, deliver }: CaseDeps,
  { change }: Changer,
) {
  return function* reply(
    caseId: string,
    draft: AgentReply,
    by: Actor,
  ): Work<{ message: Message; case: Case } | Problem> {
    const before = yield* caseById(caseId);
    if (!before) return new Problem('notFound', say('noSuchCase', { id: caseId }));
    const first = draft.key === undefined ? undefined : yield* conversations.sentUnder(draft.key);
    if (first)
      return first.caseId === caseId && first.text === draft.text
        ? { message: first, case: before }
        : new Problem('idempotencyMismatch', say('keyUsedForReply'));
    const refusal = refusalOf(before);
    if (refusal) return refusal;
    const conversation = before.conversationId && (yield* conversations.byId(before.conversationId));
    if (!conversation) return new Problem('conflict', say('noConversation', { number: before.number }));

    const message = yield* conversations.send(conversation, {
      caseId,
      author: 'agent',
      authorId: by.id,
      authorName: by.name ?? null,
      text: draft.text,
      visibility: draft.visibility,
    });
    if (draft.key !== undefined) yield* conversations.keepKey(draft.key, message);
    yield* deliver(message, before);
    yield* sla.answered(caseId);
    const now = isoTime(clock.now());
    const after = yield* change(
      before,
      { status: draft.status, firstAgentReplyAt: before.firstAgentReplyAt ?? now },
      by,
    );
    yield* emit('case.agentReplied', { ...payloadOf(after), messageId: message.id, agentId: by.id });
    return { message, case: after };
  };
}

function refusalOf(subject: Case): Problem | undefined {
  if (!isDone(subject.status)) return undefined;
  return new Problem(
    'conflict',
    say('caseIsDoneReply', { number: subject.number, status: caseStatusWords(subject.status) }),
  );
}
