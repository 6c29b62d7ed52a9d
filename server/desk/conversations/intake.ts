import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { Case, Message } from '../../../engine/records/cases.ts';
import { startedFlowSchema, type NewMessage, type ReceivedMessage } from '../../contract/conversations.ts';
import { Problem } from '../../contract/problem.ts';
import type { DeskContext } from '../context.ts';
import type { Conversations } from './index.ts';
import { insertReceipt, receiptOf, type Receipt } from './records.ts';
import { say } from '../../contract/say.ts';

type StartedFlow = ReceivedMessage['runs'][number];
export interface IntakeDeps {
  conversations: Conversations;
  cases: {
    openIn(conversationId: string): Work<Case | undefined>;
    /** The customer wrote again on a case that is open. */
    customerWrote(open: Case, message: Message): Work<Case>;
    /** No flow took the message, or each that did failed: somebody must see it all the same. */
    takeUnclaimed(message: Message): Work<string | null>;
  };
  /** Starts the flows whose message trigger fits, in the same commit, up to where they first rest. */
  startFlows(message: Message): Work<StartedFlow[]>;
}
/** A caller's idempotency key, unique among all callers, with the hash of what was sent under it. */
export interface RequestKey {
  key: string;
  hash: string;
}
export type Received = ReceivedMessage & { repeated: boolean };

/** The one door for customer messages, whatever channel brings them. */
export function createIntake({ clock, emit }: DeskContext, deps: IntakeDeps) {
  const { conversations, cases, startFlows } = deps;

  function* receive(input: NewMessage, request?: RequestKey): Work<Received | Problem> {
    const keys = keysOf(input, request);
    for (const { key, hash } of keys) {
      const first = yield* receiptOf(key);
      if (!first) continue;
      if (hash !== '' && hash !== first.requestHash)
        return new Problem('idempotencyMismatch', say('keyUsedForMessage'));
      return answerAgain(first);
    }
    const answer = yield* take(input);
    for (const { key, hash } of keys)
      yield* insertReceipt({
        key,
        requestHash: hash,
        messageId: answer.messageId,
        runs: JSON.stringify(answer.runs),
        createdAt: isoTime(clock.now()),
      });
    return { repeated: false, ...answer };
  }

  function* take(input: NewMessage): Work<ReceivedMessage> {
    const { conversation, begun } = yield* conversations.thread(input);
    const open = begun ? undefined : yield* cases.openIn(conversation.id);
    const message = yield* conversations.keep(input, conversation, open?.id ?? null);
    if (open) yield* cases.customerWrote(open, message);
    yield* emit('message.received', {
      messageId: message.id,
      conversationId: conversation.id,
      channel: message.channel,
      ...(open && { caseId: open.id }),
    });
    const runs = yield* startFlows(message);
    const caseId = open?.id ?? (yield* conversations.caseIdOf(message.id));
    // A flow may choose to open no case. One that failed has chosen nothing.
    const claimed = caseId !== null || runs.some(({ status }) => status !== 'failed');
    return {
      messageId: message.id,
      conversationId: conversation.id,
      caseId: claimed ? caseId : yield* cases.takeUnclaimed(message),
      runs,
    };
  }

  return { receive };
}
export type Intake = ReturnType<typeof createIntake>;

/** A channel's own message id needs no hash: redelivered mail may differ in what does not matter. */
function keysOf(input: NewMessage, request: RequestKey | undefined): RequestKey[] {
  const keys: RequestKey[] = [];
  if (input.externalId !== undefined) keys.push({ key: `${input.channel}:${input.externalId}`, hash: '' });
  if (request) keys.push({ key: `request:${request.key}`, hash: request.hash });
  return keys;
}
function answerAgain({ messageId, conversationId, caseId, runs }: Receipt): Received {
  return {
    messageId,
    conversationId,
    caseId,
    runs: startedFlowSchema.array().parse(JSON.parse(runs)),
    repeated: true,
  };
}
