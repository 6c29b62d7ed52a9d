import { expect, it } from 'vitest';
import { replyDraft, screenDraft, type DraftStore } from '../../../builder/agent/answer-draft.ts';

const memory = (): DraftStore & { entries: Map<string, string> } => {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
};

it('gives back what was half typed', () => {
  const store = memory();
  screenDraft(store, 'run_1', 'ask.1').write({ need: '差額の返金' });
  expect(screenDraft(store, 'run_1', 'ask.1').read()).toEqual({ need: '差額の返金' });
});

it('starts empty when the same step asks again', () => {
  const store = memory();
  screenDraft(store, 'run_1', 'ask.1').write({ need: 'refund' });
  expect(screenDraft(store, 'run_1', 'ask.2').read()).toBeUndefined();
});

it('forgets what was sent, and nothing else', () => {
  const store = memory();
  screenDraft(store, 'run_1', 'ask.1').write({ need: 'refund' });
  replyDraft(store, 'case_1').write({ text: 'Hello' });
  screenDraft(store, 'run_1', 'ask.1').clear();
  expect([...store.entries.keys()]).toEqual(['switchyard.reply.case_1']);
});

it.each(['{"half":', '[1]', '"text"', 'null'])('ignores %s, which it did not write', (text) => {
  const store = memory();
  store.setItem('switchyard.reply.case_1', text);
  expect(replyDraft(store, 'case_1').read()).toBeUndefined();
});

it('lets the person type on when the store is full', () => {
  const full: DraftStore = {
    ...memory(),
    setItem() {
      throw new Error('QuotaExceededError');
    },
  };
  expect(() => replyDraft(full, 'case_1').write({ text: 'Hello' })).not.toThrow();
});
