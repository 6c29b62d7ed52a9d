import { isoTime } from '../../engine/core/iso-time.ts';
import type { Case } from '../../engine/records/cases.ts';
import type { Account, Contact } from '../../engine/records/people.ts';
import type { Clock, Ids } from '../../engine/runtime/ports.ts';
import type { Db, Work } from '../../engine/runtime/work.ts';
import type { AssistantOutcome, AssistantUse } from '../contract/assistant.ts';
import { Problem } from '../contract/problem.ts';
import { draftQuestion, opinionQuestion, summaryQuestion, type Line } from './prompts.ts';
import { ask, type Http, type Question, type Reply } from './provider.ts';
import { insertCall, messagesHeldOf, removeCalls } from './records.ts';
import { labelIn, mask, restore, tokensAtMost } from './rules.ts';
import { createSettings, type SettingsDeps, type Switched } from './settings.ts';

export interface AssistantDeps extends SettingsDeps {
  db: Db;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  http: Http;
  caseById(id: string): Work<Case | undefined>;
  contactById(id: string): Work<Contact | undefined>;
  accountById(id: string): Work<Account | undefined>;
  /** Real time, for how long an answer took. */
  now(): number;
}
export interface Asker {
  id: string;
  name: string | null;
}
export interface SecondOpinion {
  subject?: string;
  text: string;
  labels: readonly { label: string; name?: string }[];
  caseId?: string;
}

const keptMs = 90 * 24 * 60 * 60_000;

/** The optional model provider. What it says is shown to people and never acted on by itself. */
export function createAssistant(deps: AssistantDeps) {
  const { db, clock, ids } = deps;
  const settings = createSettings(deps);
  // Tokens of questions that are under way: two at once must not both take the rest of the budget.
  let reserved = 0;

  interface Asking {
    use: AssistantUse;
    by: Asker;
    caseId: string | null;
    question: Question;
  }
  type Said = { text: string; callId: string } | Problem;

  async function put(
    { use, by, caseId, question }: Asking,
    { provider, monthlyTokens }: Switched,
  ): Promise<Said> {
    const prompt = `${question.system}\n\n${question.prompt}`;
    const most = tokensAtMost(prompt) + question.maxOutputTokens;
    const callId = ids.next('assist');
    const begun = deps.now();
    const keep = (reply: Reply | { outcome: 'overBudget'; detail: string }) =>
      db.write(() =>
        insertCall({
          id: callId,
          at: isoTime(clock.now()),
          use,
          byId: by.id,
          byName: by.name,
          caseId,
          model: provider.model,
          milliseconds: Math.max(0, Math.round(deps.now() - begun)),
          prompt,
          ...outcomeOf(reply, most),
        }),
      );
    reserved += most;
    // Taken before it is read what was used: what ends meanwhile is in one of the two, or in both.
    const held = reserved;
    try {
      const used = await db.read(settings.used);
      if (used + held > monthlyTokens) {
        const detail = `${used} of ${monthlyTokens} tokens of this month are used; this needs up to ${most}.`;
        await keep({ outcome: 'overBudget', detail });
        return new Problem('overBudget', detail);
      }
      const reply = await ask(deps.http, provider, question);
      await keep(reply);
      return reply.outcome === 'answered'
        ? { text: reply.text, callId }
        : new Problem('assistantFailed', `The model provider gave no usable answer. ${reply.detail}`);
    } finally {
      reserved -= most;
    }
  }

  /** A case as it may leave the building. */
  function* material(caseId: string) {
    const subject = yield* deps.caseById(caseId);
    if (!subject) return new Problem('notFound', `There is no case ${caseId}.`);
    const contact = subject.contactId ? yield* deps.contactById(subject.contactId) : undefined;
    const account = subject.accountId ? yield* deps.accountById(subject.accountId) : undefined;
    const messages = yield* messagesHeldOf(caseId);
    const names = [
      ...(contact ? [contact.name, `${contact.family} ${contact.given}`, contact.kana] : []),
      ...(account ? [account.name] : []),
      ...messages.flatMap(({ authorName, direction, handle }) => [
        authorName ?? '',
        direction === 'in' ? handle : '',
      ]),
    ];
    const texts = messages.length > 0 ? messages.map(({ text }) => text) : [subject.description];
    const masked = mask([subject.subject, ...texts], names);
    const [title = '', ...bodies] = masked.texts;
    const lines = bodies.map((text, at): Line => ({
      from: messages[at]?.direction === 'out' ? 'us' : 'customer',
      text,
    }));
    return { subject, title, lines, names, originals: masked.originals };
  }
  const off = (): Problem =>
    new Problem(
      'assistantOff',
      'No model provider is switched on for this. An admin can do so under Assistant.',
    );

  async function summary(caseId: string, language: string, by: Asker): Promise<Said> {
    const switched = await db.read(() => settings.switchedOn('summary'));
    if (!switched) return off();
    const found = await db.read(() => material(caseId));
    if (found instanceof Problem) return found;
    const question = summaryQuestion(found.title, found.lines, language);
    const said = await put({ use: 'summary', by, caseId, question }, switched);
    return said instanceof Problem ? said : { ...said, text: restore(said.text, found.originals) };
  }

  async function replyDraft(
    caseId: string,
    instructions: string,
    by: Asker,
  ): Promise<{ text: string; callId: string; language: string } | Problem> {
    const switched = await db.read(() => settings.switchedOn('replyDraft'));
    if (!switched) return off();
    const found = await db.read(() => material(caseId));
    if (found instanceof Problem) return found;
    const { language } = found.subject;
    // Masked by itself: its marks would clash with those of the case, and it needs none put back.
    const [wish = ''] = mask([instructions], found.names).texts;
    const question = draftQuestion(
      found.title,
      found.lines,
      language,
      wish.replace(/\[([A-Z]+)_\d+\]/g, '($1)'),
    );
    const said = await put({ use: 'replyDraft', by, caseId, question }, switched);
    return said instanceof Problem ? said : { ...said, text: restore(said.text, found.originals), language };
  }

  /**
   * What a model provider would have chosen, for a person to see. Takes as long as the provider does: never to be waited
   * for where messages come in. `label` is null when it says that none fits.
   */
  async function secondOpinion(
    asked: SecondOpinion,
    by: Asker,
  ): Promise<{ label: string | null; callId: string } | Problem> {
    const switched = await db.read(() => settings.switchedOn('secondOpinion'));
    if (!switched) return off();
    const [title = '', text = ''] = mask([asked.subject ?? '', asked.text], []).texts;
    const question = opinionQuestion(title, text, asked.labels);
    const said = await put({ use: 'secondOpinion', by, caseId: asked.caseId ?? null, question }, switched);
    if (said instanceof Problem) return said;
    const label = labelIn(said.text, [...asked.labels.map((each) => each.label), 'none']);
    if (label === undefined)
      return new Problem('assistantFailed', 'The model provider named a label that was not asked for.');
    return { label: label === 'none' ? null : label, callId: said.callId };
  }

  return {
    settings,
    summary,
    replyDraft,
    secondOpinion,
    forgetOld: (now: number, limit: number): Work<number> => removeCalls(isoTime(now - keptMs), limit),
  };
}
export type Assistant = ReturnType<typeof createAssistant>;

/** What is kept of an answer. A call that failed on the way may have cost the provider's tokens: they count. */
function outcomeOf(
  reply: Reply | { outcome: 'overBudget'; detail: string },
  most: number,
): {
  outcome: AssistantOutcome;
  detail: string | null;
  inputTokens: number;
  outputTokens: number;
  answer: string | null;
} {
  if (reply.outcome === 'answered') {
    const { outcome, inputTokens, outputTokens } = reply;
    const [answer = ''] = mask([reply.text.replace(/\[(?=[A-Z]+_\d+\])/g, '\u0000')], []).texts;
    return { outcome, detail: null, inputTokens, outputTokens, answer: answer.replaceAll('\u0000', '[') };
  }
  const { outcome, detail } = reply;
  const inputTokens = outcome === 'timeout' || outcome === 'badAnswer' ? most : 0;
  return { outcome, detail, inputTokens, outputTokens: 0, answer: null };
}
