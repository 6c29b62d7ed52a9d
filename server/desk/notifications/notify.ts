import { isoTime } from '../../../engine/core/iso-time.ts';
import type { Text } from '../../../engine/core/text.ts';
import type { Fault, NotifyRequest, NotifyResult, Recipient } from '../../../engine/runtime/desk.ts';
import type { Work } from '../../../engine/runtime/work.ts';
import type { DeskContext } from '../context.ts';
import { fault, isFault } from '../fault.ts';
import type { Outbox } from './outbox.ts';
import { createRecipients, type RecipientDeps, type Target } from './recipients.ts';
import { addNotice, noticedSince } from './records.ts';
import { defaultDedupeMinutes, subjectFrom } from './rules.ts';
import type { Templates, Words } from './templates.ts';
import { webhookBody } from './webhooks.ts';
import { say } from '../../contract/say.ts';

export interface NotifyDeps extends RecipientDeps {
  templates: Templates;
  outbox: Outbox;
}
/** A notice to one agent, outside any template. */
export interface Notice {
  agentId: string;
  text: Text;
  link: string | null;
  idempotencyKey: string;
  dedupeKey?: string;
}
type Told = { id: string; isWaiting: boolean } | { skipped: string };

/** Tells people in the app or by mail, and systems by webhook. */
export function createNotify({ clock, ids, publish }: DeskContext, deps: NotifyDeps) {
  const { templates, outbox, cases, customers } = deps;
  const resolve = createRecipients(deps);
  const stamp = (ms = clock.now()): string => isoTime(ms);

  function* tell({ agentId, text, link, idempotencyKey, dedupeKey }: Notice): Work<string> {
    const id = ids.next('note');
    const isNew = yield* addNotice({
      id,
      agentId,
      text: JSON.stringify(text),
      link,
      idempotencyKey,
      dedupeKey: dedupeKey ?? null,
      createdAt: stamp(),
      readAt: null,
    });
    if (isNew) yield* publish('notification', agentId);
    return id;
  }

  /** The case and its customer, for templates that speak of them without being handed them. */
  function* around(request: NotifyRequest, reads: readonly string[]): Work<Record<string, unknown>> {
    const asks = (name: string): boolean =>
      !(name in request.data) && reads.some((path) => path === name || path.startsWith(`${name}.`));
    if (request.caseId === undefined || !(asks('case') || asks('contact'))) return {};
    const subject = yield* cases.byId(request.caseId);
    const contact = subject?.contactId ? yield* customers.byId(subject.contactId) : undefined;
    return { case: subject ?? null, contact: contact ?? null };
  }

  function* wasTold(request: NotifyRequest, target: Target, key: string): Work<boolean> {
    const { dedupeKey, dedupeMinutes = defaultDedupeMinutes } = request;
    if (dedupeKey === undefined) return false;
    const since = stamp(clock.now() - dedupeMinutes * 60_000);
    return request.channel === 'inApp'
      ? yield* noticedSince(dedupeKey, target.id, since, key)
      : yield* outbox.sentSince(dedupeKey, addressOf(target) ?? '', since, key);
  }

  function* one(request: NotifyRequest, words: Words, target: Target): Work<Told> {
    const { channel, dedupeKey, caseId, link } = request;
    if ((channel === 'webhook') !== (target.kind === 'webhook')) return { skipped: 'OTHER_CHANNEL' };
    const address = addressOf(target);
    if (!address) return { skipped: 'NO_ADDRESS' };
    const idempotencyKey = `${request.idempotencyKey}:${target.kind}:${target.id}`;
    if (yield* wasTold(request, target, idempotencyKey)) return { skipped: 'DEDUPED' };
    if (channel === 'inApp') {
      if (target.kind !== 'agent') return { skipped: 'NOT_IN_APP' };
      const page = link ?? (caseId === undefined ? null : `/cases/${caseId}`);
      const text = words.text;
      const id = yield* tell({ agentId: target.id, text, link: page, idempotencyKey, dedupeKey });
      return { id, isWaiting: false };
    }
    const locale = target.kind === 'webhook' ? 'en' : target.locale;
    const row = yield* outbox.enqueue({
      channel,
      recipient: address,
      class: request.class,
      locale,
      subject: words.subject[locale] || subjectFrom(words.text[locale]),
      text: channel === 'webhook' ? notifyBody(request, words, stamp()) : words.text[locale],
      template: request.template,
      idempotencyKey,
      dedupeKey,
      signal: request.signal,
      caseId,
    });
    return row.status === 'skipped'
      ? { skipped: row.reason ?? 'SKIPPED' }
      : { id: row.id, isWaiting: row.status === 'queued' };
  }

  function* notify(request: NotifyRequest): Work<NotifyResult | Fault> {
    const targets = yield* resolve(request.to);
    if (targets.length === 0) return fault('NO_RECIPIENT', say('nobodyFits'));
    const words = yield* templates.words(request, (reads) => around(request, reads));
    if (isFault(words)) return words;
    const result: NotifyResult = { outboxIds: [], count: 0, skipped: [] };
    for (const target of targets) {
      const told = yield* one(request, words, target);
      if ('skipped' in told) {
        result.skipped.push({ reason: told.skipped });
        continue;
      }
      result.count += 1;
      if (told.isWaiting) result.outboxIds.push(told.id);
    }
    return result;
  }

  /** The people among the recipients, by id. */
  function* peopleOf(to: readonly Recipient[]): Work<string[]> {
    return (yield* resolve(to)).flatMap((target) => (target.kind === 'agent' ? [target.id] : []));
  }

  return { notify, tell, peopleOf };
}
export type Notify = ReturnType<typeof createNotify>;

const addressOf = (target: Target): string | null => (target.kind === 'webhook' ? target.id : target.email);

const notifyBody = ({ data, caseId, link }: NotifyRequest, { subject, text }: Words, at: string): string =>
  webhookBody('notification', at, { ...data, caseId: caseId ?? null, link: link ?? null, subject, text });
