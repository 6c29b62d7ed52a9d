import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Fault, IdentifyRequest, IdentifyResult } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import { providerOf, type Customers } from '../customers/index.ts';
import type { DeskContext } from '../context.ts';
import { fault } from '../fault.ts';
import { conversationById, patchConversation, senderOf } from './records.ts';
import { localeFor } from './rules.ts';
import { say } from '../../contract/say.ts';

/** Finds out who wrote a message and remembers it on the conversation. */
export const identifier = ({ clock }: Pick<DeskContext, 'clock'>, customers: Customers) =>
  function* identifyContact(request: IdentifyRequest): Work<IdentifyResult | Fault> {
    const message = yield* senderOf(request.message.id);
    if (!message) return fault('NOT_FOUND', say('noSuchMessage', { id: request.message.id }));
    const sender = {
      provider: providerOf(message.channel),
      handle: message.handle,
      name: message.authorName,
      email: message.senderEmail,
      phone: message.senderPhone,
      locale: localeFor(message.language),
    };
    const found = yield* customers.recognise(sender, request.keys, request.onUnknown);
    const conversation = yield* conversationById(message.conversationId);
    if (conversation) {
      // What a person has put right by hand is not undone by a message that says less.
      const contactId = found.contact?.id ?? conversation.contactId;
      const personaId = found.persona?.id ?? conversation.personaId;
      if (conversation.contactId !== contactId || conversation.personaId !== personaId)
        yield* patchConversation(conversation, { contactId, personaId }, isoTime(clock.now()));
    }
    const accountId = found.contact?.accountId;
    const account = accountId ? yield* customers.accountById(accountId) : undefined;
    return { account: account ?? null, ...found };
  };
