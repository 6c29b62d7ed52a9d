import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Flow } from '../../engine/browser.ts';
import { useMe } from '../app/session.ts';
import { useLocale } from '../i18n/use-text.ts';
import { showToast } from '../ui/toast.ts';
import type { Draft } from './EditorPage.tsx';
import { EditorFrame } from './EditorFrame.tsx';
import type { JournalEntry } from './saving/journal.ts';
import { useSaver } from './saving/use-saver.ts';
import { createEditorStore, EditorProvider } from './store/editor-store.ts';
import { useAnnouncements } from './store/use-announcements.ts';

export interface EditorSessionProps {
  draft: Draft;
  document: Flow;
  kept: JournalEntry | undefined;
  /** Selected to begin with. */
  step?: string | undefined;
}

/** One sitting at a flow: its store, its saving, and what was kept from the last time. */
export function EditorSession({ draft, document, kept, step }: EditorSessionProps) {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const { role } = useMe();
  const [store] = useState(() => {
    const made = createEditorStore(document);
    if (kept) made.getState().run({ type: 'replace', document: kept.document });
    made.getState().set({ isReadOnly: role !== 'admin' });
    if (step !== undefined) made.getState().select([step]);
    return made;
  });
  // Edits on top of an older revision are sent with that one, so that the server tells of the conflict.
  const saver = useSaver(draft.flow.id, document, kept?.revision ?? draft.revision, store);
  useAnnouncements(store);
  const isSaid = useRef(false);
  useEffect(() => {
    if (!kept || isSaid.current) return;
    isSaid.current = true;
    const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(kept.at);
    showToast({
      text: t('save.recovered', { time }),
      tone: 'info',
      action: {
        label: t('save.discard'),
        onAction: () => store.getState().run({ type: 'replace', document }),
      },
    });
  }, [document, kept, locale, store, t]);
  return (
    <EditorProvider value={store}>
      <EditorFrame summary={draft.flow} saver={saver} />
    </EditorProvider>
  );
}
