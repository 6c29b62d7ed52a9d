import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Flow } from '../../../engine/browser.ts';
import { flowsApi } from '../../../server/client.ts';
import { client } from '../../app/client.ts';
import type { EditorStore } from '../store/editor-store.ts';
import { journal } from './journal.ts';
import { isDirty, type SaveState } from './save-state.ts';
import { createSaver, type SaveAnswer, type Saver } from './saver.ts';

/** Saves what the store holds for as long as the editor is open. */
export function useSaver(flowId: string, document: Flow, revision: number, store: EditorStore): Saver {
  const [saver] = useState(() =>
    createSaver(document, revision, {
      now: Date.now,
      send: (edited, base) => sendDraft(flowId, edited, base),
      keep: (unsaved) => void (unsaved ? journal.write({ flowId, ...unsaved }) : journal.clear(flowId)),
    }),
  );
  useEffect(() => {
    const follow = () => {
      const { present } = store.getState().history;
      if (present !== saver.state().latest) saver.edited(present);
    };
    follow();
    return store.subscribe(follow);
  }, [saver, store]);
  useEffect(() => {
    const online = () => saver.retry();
    const leave = (event: BeforeUnloadEvent) => {
      if (!isDirty(saver.state())) return;
      void saver.flush();
      event.preventDefault();
    };
    addEventListener('online', online);
    addEventListener('beforeunload', leave);
    return () => {
      removeEventListener('online', online);
      removeEventListener('beforeunload', leave);
      // Going to another page of the app keeps the last edits as well.
      void saver.flush();
    };
  }, [saver]);
  return saver;
}

export const useSaveState = (saver: Saver): SaveState => useSyncExternalStore(saver.subscribe, saver.state);

async function sendDraft(id: string, document: Flow, revision: number): Promise<SaveAnswer> {
  const answer = await client.call(flowsApi.saveDraft, {
    params: { id },
    body: { document },
    ifMatch: revision,
  });
  if (answer.ok) return { ok: true, revision: answer.data.revision };
  if (answer.status === 0) return { ok: false, kind: 'offline' };
  const isConflict = answer.status === 409 || answer.status === 412;
  return { ok: false, kind: isConflict ? 'conflict' : 'failed' };
}
