import { Unlink } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Place } from '../document/command.ts';
import { useEditor, useEditorStore, type Picking } from '../store/editor-store.ts';
import { useEdits } from '../store/use-edits.ts';
import { useStepWords } from '../use-step-words.ts';
import { outcomeEntries, stepEntries, stepTypeEntries, type Entry } from './entries.ts';
import { EntryList } from './EntryList.tsx';
import styles from './StepPicker.module.css';
import { useReturnFocus } from './use-return-focus.ts';

/** Opens where something is to be added, connected or found; the keyboard is in its search field at once. */
export function StepPicker() {
  const picking = useEditor((state) => state.picking);
  useReturnFocus();
  return picking ? <OpenPicker key={JSON.stringify(picking)} picking={picking} /> : null;
}

function OpenPicker({ picking }: { picking: Picking }) {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const anchor = useRef<HTMLSpanElement>(null);
  const [typed, setTyped] = useState('');
  const entries = useEntries(picking, typed);
  const close = useCallback(() => store.getState().set({ picking: undefined }), [store]);
  const { x, y } = picking.anchor;
  return (
    <>
      <span ref={anchor} className={styles.anchor} style={{ left: x, top: y }} />
      <Popover
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        className={styles.popover}
        onOpenChange={(isOpen) => !isOpen && close()}
      >
        <Dialog aria-label={t(`picker.title.${picking.kind}`)} className={styles.dialog}>
          <EntryList
            label={t(`picker.search.${picking.kind}`)}
            typed={typed}
            onType={setTyped}
            entries={entries}
            onDone={close}
          />
        </Dialog>
      </Popover>
    </>
  );
}

function useEntries(picking: Picking, typed: string): Entry[] {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const edits = useEdits();
  const words = useStepWords();
  const flow = useEditor(({ history }) => history.present);
  const { run, set, select } = store.getState();
  const add = (place: Place, at?: { x: number; y: number }) =>
    stepTypeEntries(typed, words, (type) => edits.add(type, place, at));
  const lead = (step: string, outcome: string) =>
    stepEntries(flow, typed, words, 'lead', (to) => run({ type: 'connect', step, outcome, to }));

  switch (picking.kind) {
    case 'add':
      return add(picking.place, picking.at);
    case 'goTo':
      return lead(picking.step, picking.outcome);
    case 'find':
      return stepEntries(flow, typed, words, 'find', (id) => select([id]));
    case 'outcomes':
      return outcomeEntries(flow, picking.step, typed, words, (outcome) =>
        // The picker that is closing must be gone before the next one opens.
        setTimeout(() => set({ picking: { ...picking, kind: 'outcome', outcome } })),
      );
    case 'outcome': {
      const { step, outcome, at } = picking;
      const isWired = flow.steps[step]?.next[outcome] !== undefined;
      const remove: Entry = {
        id: 'disconnect',
        group: 'change',
        label: t('picker.disconnect'),
        icon: Unlink,
        pick: () => run({ type: 'disconnect', step, outcome }),
      };
      return [
        ...(isWired && typed === '' ? [remove] : []),
        ...add({ behind: { step, outcome } }, at),
        ...lead(step, outcome),
      ];
    }
    default:
      return picking satisfies never;
  }
}
