import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../engine/browser.ts';
import { focusPath } from '../../form/settings/faults.ts';
import { isComposing } from '../../ui/is-composing.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { useEditor, useEditorStore, type Tab } from '../store/editor-store.ts';
import { FlowSettings } from './FlowSettings.tsx';
import styles from './Inspector.module.css';
import { placeOf } from './place-of.ts';
import { StepHead } from './StepHead.tsx';
import { StepNotes } from './StepNotes.tsx';
import { StepOutcomes } from './StepOutcomes.tsx';
import { StepSetup } from './StepSetup.tsx';
import type { Vocabulary } from '../../form/form-world.ts';

export interface InspectorProps {
  issues: readonly Issue[];
  vocabulary: Vocabulary | undefined;
}

/** What is selected, to be read and changed: a step, several, or with nothing selected the flow itself. */
export function Inspector({ issues, vocabulary }: InspectorProps) {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const selected = useEditor((state) => state.selected);
  const root = useRef<HTMLElement>(null);
  const [only] = selected;
  useFocusWish(root);
  return (
    <aside
      ref={root}
      className={styles.inspector}
      aria-label={t('inspector.label')}
      onBlur={() => store.getState().endVisit()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event) || event.defaultPrevented) return;
        const { current } = store.getState();
        document.querySelector<HTMLElement>(`[data-step="${CSS.escape(current ?? '')}"]`)?.focus();
      }}
    >
      {selected.size === 0 && <FlowSettings issues={issues} vocabulary={vocabulary} />}
      {selected.size === 1 && only !== undefined && (
        <StepInspector key={only} id={only} issues={issues} vocabulary={vocabulary} />
      )}
      {selected.size > 1 && (
        <p className={styles.several}>{t('inspector.several', { count: selected.size })}</p>
      )}
    </aside>
  );
}

function StepInspector({ id, issues, vocabulary }: InspectorProps & { id: string }) {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const tab = useEditor((state) => state.tab);
  const step = useEditor(({ history }) => history.present.steps[id]);
  if (!step) return null;
  const own = issues.filter(({ stepId }) => stepId === id);
  const count = (wanted: Tab) => own.filter(({ path }) => placeOf(path).tab === wanted).length;
  const shared = { id, step, issues: own };
  return (
    <>
      <StepHead {...shared} />
      <Tabs
        label={t('inspector.parts')}
        selected={tab}
        onSelect={(next) => store.getState().set({ tab: next as Tab })}
        className={styles.tabs}
        panelClassName={styles.panel}
        items={[
          {
            id: 'setup' satisfies Tab,
            label: t('inspector.setup'),
            count: count('setup'),
            content: <StepSetup {...shared} vocabulary={vocabulary} />,
          },
          {
            id: 'outcomes' satisfies Tab,
            label: t('inspector.outcomes'),
            count: count('outcomes'),
            content: <StepOutcomes {...shared} />,
          },
          { id: 'notes' satisfies Tab, label: t('inspector.notes'), content: <StepNotes {...shared} /> },
        ]}
      />
    </>
  );
}

/** Brings the keyboard into the field that was asked for, once it is drawn. */
function useFocusWish(root: { current: HTMLElement | null }) {
  const wish = useEditor((state) => state.focusWish);
  const asked = useRef(wish);
  useEffect(() => {
    if (!wish || wish === asked.current) return;
    asked.current = wish;
    const frame = requestAnimationFrame(() => {
      const { inner } = placeOf(wish.path);
      // The form knows its fields by their paths within the settings.
      const isSetting = inner.startsWith('config.');
      const form = isSetting ? root.current?.querySelector<HTMLElement>('[data-settings]') : root.current;
      if (form) focusPath(form, isSetting ? inner.slice('config.'.length) : inner);
    });
    return () => cancelAnimationFrame(frame);
  }, [wish, root]);
}
