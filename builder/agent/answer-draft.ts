export type Values = Record<string, unknown>;

/** What browsers offer as `sessionStorage`: this tab only, kept over a reload. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Half-typed text of one screen or reply box, so that a reload loses nothing. */
export interface AnswerDraft {
  read(): Values | undefined;
  write(values: Values): void;
  clear(): void;
}

/** The token is part of the name: the same step asked a second time starts empty. */
export const screenDraft = (store: DraftStore, runId: string, token: string): AnswerDraft =>
  draft(store, `switchyard.screen.${runId}.${token}`);

export const replyDraft = (store: DraftStore, caseId: string): AnswerDraft =>
  draft(store, `switchyard.reply.${caseId}`);

/** The guided runs one looks after on a case. */
export const followedDraft = (store: DraftStore, caseId: string): AnswerDraft =>
  draft(store, `switchyard.guide.${caseId}`);

function draft(store: DraftStore, key: string): AnswerDraft {
  return {
    read() {
      const text = store.getItem(key);
      return text === null ? undefined : parsed(text);
    },
    write(values) {
      try {
        store.setItem(key, JSON.stringify(values));
      } catch {
        // The store may be full or switched off; typing must go on without the copy.
      }
    },
    clear: () => store.removeItem(key),
  };
}

/** What another version or a hand has written there must not break the page. */
function parsed(text: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isValues(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
