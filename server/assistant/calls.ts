import { isoTime } from '../../engine/core/iso-time.ts';
import type { Clock, Ids } from '../../engine/runtime/ports.ts';
import type { Db } from '../../engine/runtime/work.ts';
import type { AssistantOutcome, AssistantUse } from '../contract/assistant.ts';
import { Problem } from '../contract/problem.ts';
import { ask, type Http, type Question, type Reply } from './provider.ts';
import { insertCall } from './records.ts';
import { mask, tokensAtMost } from './rules.ts';
import type { createSettings, Switched } from './settings.ts';
import { say } from '../contract/say.ts';
import type { Worded } from '../../engine/core/sentence.ts';
import { writeSaid } from '../store/stored-json.ts';

export interface CallsDeps {
  db: Db;
  clock: Pick<Clock, 'now'>;
  ids: Ids;
  http: Http;
  /** Real time, for how long an answer took. */
  now(): number;
}
export interface Asker {
  id: string;
  name: string | null;
}
export interface Asking {
  use: AssistantUse;
  by: Asker;
  caseId: string | null;
  question: Question;
}
export type Said = { text: string; callId: string; model: string } | Problem;

/** Asks the provider within the month's budget, and records every question as it went out. */
export function createCalls(
  { db, clock, ids, http, now }: CallsDeps,
  settings: Pick<ReturnType<typeof createSettings>, 'used'>,
) {
  // Tokens of questions that are under way: two at once must not both take the rest of the budget.
  let reserved = 0;

  return async function put(
    { use, by, caseId, question }: Asking,
    { provider, monthlyTokens }: Switched,
  ): Promise<Said> {
    const prompt = `${question.system}\n\n${question.prompt}`;
    const most = tokensAtMost(prompt) + question.maxOutputTokens;
    const callId = ids.next('assist');
    const begun = now();
    const keep = (reply: Reply | { outcome: 'overBudget'; said: Worded }) =>
      db.write(() =>
        insertCall({
          id: callId,
          at: isoTime(clock.now()),
          use,
          byId: by.id,
          byName: by.name,
          caseId,
          model: provider.model,
          milliseconds: Math.max(0, Math.round(now() - begun)),
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
        const said = say('budgetUsed', { used, budget: monthlyTokens, needed: most });
        await keep({ outcome: 'overBudget', said });
        return new Problem('overBudget', said);
      }
      const reply = await ask(http, provider, question);
      await keep(reply);
      return reply.outcome === 'answered'
        ? { text: reply.text, callId, model: provider.model }
        : new Problem('assistantFailed', say('noUsableAnswer', { why: reply.said }));
    } finally {
      reserved -= most;
    }
  };
}

/** What is kept of an answer. A call that failed on the way may have cost the provider's tokens: they count. */
function outcomeOf(
  reply: Reply | { outcome: 'overBudget'; said: Worded },
  most: number,
): {
  outcome: AssistantOutcome;
  detail: string | null;
  said: string | null;
  inputTokens: number;
  outputTokens: number;
  answer: string | null;
} {
  if (reply.outcome === 'answered') {
    const { outcome, inputTokens, outputTokens } = reply;
    const [answer = ''] = mask([reply.text.replace(/\[(?=[A-Z]+_\d+\])/g, '\u0000')], []).texts;
    const kept = answer.replaceAll('\u0000', '[');
    return { outcome, detail: null, said: null, inputTokens, outputTokens, answer: kept };
  }
  const { outcome, said } = reply;
  const inputTokens = outcome === 'timeout' || outcome === 'badAnswer' ? most : 0;
  const detail = said.message;
  return { outcome, detail, said: writeSaid(said), inputTokens, outputTokens: 0, answer: null };
}
