import { isoTime } from '../../engine/core/iso-time.ts';
import type { Work } from '../../engine/runtime/work.ts';
import type { AssistantUse } from '../contract/assistant.ts';
import { Problem } from '../contract/problem.ts';
import { createCalls, type Asker, type CallsDeps, type Said } from './calls.ts';
import { createMaterial, type MaterialDeps } from './material.ts';
import { draftQuestion, opinionQuestion, summaryQuestion, translationQuestion } from './prompts.ts';
import { removeCalls } from './records.ts';
import { beginningOf, labelIn, mask, restore } from './rules.ts';
import { createSettings, type SettingsDeps, type Switched } from './settings.ts';
import { say } from '../contract/say.ts';

export type { Asker } from './calls.ts';
export interface AssistantDeps extends SettingsDeps, CallsDeps, MaterialDeps {
  clock: CallsDeps['clock'];
}
export interface SecondOpinion {
  subject?: string;
  text: string;
  labels: readonly { label: string; name?: string }[];
  caseId?: string;
}
export interface Translated {
  text: string;
  language: string;
  callId: string;
  /** Only the beginning of a long text was translated. */
  isCut: boolean;
}

const keptMs = 90 * 24 * 60 * 60_000;

/** The optional model provider. What it says is shown to people and never acted on by itself. */
export function createAssistant(deps: AssistantDeps) {
  const { db } = deps;
  const settings = createSettings(deps);
  const material = createMaterial(deps);
  const put = createCalls(deps, settings);

  /** Where a use is on and what it is about can be read: what it takes to ask. */
  async function prepared<T>(
    use: AssistantUse,
    read: () => Work<T | Problem>,
  ): Promise<{ switched: Switched; found: T } | Problem> {
    const switched = await db.read(() => settings.switchedOn(use));
    if (!switched) return new Problem('assistantOff', say('assistantOff'));
    const found = await db.read(read);
    return found instanceof Problem ? found : { switched, found };
  }

  async function summary(caseId: string, language: string, by: Asker): Promise<Said> {
    const ready = await prepared('summary', () => material.ofCase(caseId));
    if (ready instanceof Problem) return ready;
    const { title, lines, originals } = ready.found;
    const question = summaryQuestion(title, lines, language);
    const said = await put({ use: 'summary', by, caseId, question }, ready.switched);
    return said instanceof Problem ? said : { ...said, text: restore(said.text, originals) };
  }

  async function replyDraft(
    caseId: string,
    instructions: string,
    by: Asker,
  ): Promise<{ text: string; callId: string; language: string } | Problem> {
    const ready = await prepared('replyDraft', () => material.ofCase(caseId));
    if (ready instanceof Problem) return ready;
    const { title, lines, names, language, originals } = ready.found;
    // Masked by itself: its marks would clash with those of the case, and it needs none put back.
    const [wish = ''] = mask([instructions], names).texts;
    const question = draftQuestion(title, lines, language, wish.replace(/\[([A-Z]+)_\d+\]/g, '($1)'));
    const said = await put({ use: 'replyDraft', by, caseId, question }, ready.switched);
    return said instanceof Problem ? said : { ...said, text: restore(said.text, originals), language };
  }

  async function translated(
    { text, names, language }: { text: string; names: readonly string[]; language: string },
    { caseId, by, switched }: { caseId: string; by: Asker; switched: Switched },
  ): Promise<Translated | Problem> {
    const { text: beginning, isCut } = beginningOf(text);
    const masked = mask([beginning], names);
    const question = translationQuestion(masked.texts[0] ?? '', language);
    const said = await put({ use: 'translation', by, caseId, question }, switched);
    if (said instanceof Problem) return said;
    return { text: restore(said.text, masked.originals), language, callId: said.callId, isCut };
  }

  /** A message of the case in the language of whoever works on it. */
  async function translateMessage(
    caseId: string,
    messageId: string,
    language: string,
    by: Asker,
  ): Promise<Translated | Problem> {
    const ready = await prepared('translation', () => material.message(caseId, messageId));
    if (ready instanceof Problem) return ready;
    return translated({ ...ready.found, language }, { caseId, by, switched: ready.switched });
  }

  /** What an agent wrote, in the language of the customer. Only a person can send it. */
  async function translateReply(caseId: string, text: string, by: Asker): Promise<Translated | Problem> {
    const ready = await prepared('translation', () => material.reply(caseId));
    if (ready instanceof Problem) return ready;
    if (beginningOf(text).isCut) return new Problem('invalid', say('replyTooLong'));
    return translated({ ...ready.found, text }, { caseId, by, switched: ready.switched });
  }

  /**
   * What a model provider would have chosen, for a person to see. Takes as long as the provider does: never to be waited
   * for where messages come in. `label` is null when it says that none fits.
   */
  async function secondOpinion(
    asked: SecondOpinion,
    by: Asker,
  ): Promise<{ label: string | null; model: string; callId: string } | Problem> {
    const { caseId } = asked;
    const ready = await prepared('secondOpinion', function* () {
      return caseId === undefined ? [] : yield* material.names(caseId);
    });
    if (ready instanceof Problem) return ready;
    const [title = '', text = ''] = mask([asked.subject ?? '', asked.text], ready.found).texts;
    const question = opinionQuestion(title, text, asked.labels);
    const said = await put({ use: 'secondOpinion', by, caseId: caseId ?? null, question }, ready.switched);
    if (said instanceof Problem) return said;
    const { callId, model } = said;
    const label = labelIn(said.text, [...asked.labels.map((each) => each.label), 'none']);
    if (label === undefined) return new Problem('assistantFailed', say('strangeLabel'));
    return { label: label === 'none' ? null : label, model, callId };
  }

  return {
    settings,
    summary,
    replyDraft,
    translateMessage,
    translateReply,
    secondOpinion,
    forgetOld: (now: number, limit: number): Work<number> => removeCalls(isoTime(now - keptMs), limit),
  };
}
export type Assistant = ReturnType<typeof createAssistant>;
