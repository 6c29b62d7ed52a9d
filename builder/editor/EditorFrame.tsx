import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue } from '../../engine/browser.ts';
import { flowsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useText } from '../i18n/use-text.ts';
import { classes } from '../ui/classes.ts';
import { usePageTitle } from '../ui/page-title.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { FlowCanvas } from './canvas/FlowCanvas.tsx';
import { EditorBar } from './EditorBar.tsx';
import styles from './Editor.module.css';
import { Inspector } from './inspector/Inspector.tsx';
import { KeySheet } from './keys/KeySheet.tsx';
import { usePageKeys } from './keys/page-keys.ts';
import { layoutOf } from './layout/layout.ts';
import { Outline } from './outline/Outline.tsx';
import { Palette } from './palette/Palette.tsx';
import { StepPicker } from './picker/StepPicker.tsx';
import { ProblemsPanel } from './problems/ProblemsPanel.tsx';
import { useIssues } from './problems/use-issues.ts';
import { useShowIssue } from './problems/use-show-issue.ts';
import { PublishSheet } from './publish/PublishSheet.tsx';
import { ConflictDialog } from './saving/ConflictDialog.tsx';
import type { Saver } from './saving/saver.ts';
import { useEditor, useEditorStore, useFlow, type Side } from './store/editor-store.ts';
import { useShape } from './store/use-shape.ts';

export interface EditorFrameProps {
  summary: flowsApi.FlowSummary;
  saver: Saver;
}
/** On a narrow screen one part is seen at a time. */
type Part = 'side' | 'canvas' | 'inspector';

/** The editor's parts and how they stand together. */
export function EditorFrame({ summary, saver }: EditorFrameProps) {
  const { t } = useTranslation('editor');
  const text = useText();
  const root = useRef<HTMLDivElement>(null);
  const flow = useFlow();
  const { data: vocabulary } = useApi(flowsApi.getVocabulary, {});
  const { data: saved, refetch } = useApi(flowsApi.getDraft, { params: { id: summary.id } });
  const layout = layoutOf(useShape(flow), catalogue);
  const issues = useIssues(flow, vocabulary);
  const showIssue = useShowIssue();
  const [part, setPart] = useState<Part>('canvas');
  const [showsProblems, setShowsProblems] = useState(false);
  const [isPublishing, setPublishing] = useState(false);
  const [showsKeys, setShowsKeys] = useState(false);
  usePageTitle(text(flow.title), [{ label: t('list.title'), href: '/flows' }]);
  usePageKeys(root, { saver, issues, layout, onKeys: () => setShowsKeys(true) });
  const present = saved?.flow ?? summary;
  return (
    <div ref={root} className={styles.editor}>
      <EditorBar
        summary={present}
        saver={saver}
        issues={issues}
        onProblems={() => setShowsProblems(!showsProblems)}
        onKeys={() => setShowsKeys(true)}
        onPublish={() => setPublishing(true)}
      />
      <PartSwitch part={part} onChange={setPart} />
      <div className={classes(styles.side, part === 'side' && styles.shown)}>
        <SidePanel layout={layout} issues={issues} />
      </div>
      <div className={classes(styles.middle, part === 'canvas' && styles.shown)}>
        <div className={styles.canvas}>
          <FlowCanvas layout={layout} issues={issues} />
        </div>
        {showsProblems && (
          <ProblemsPanel
            issues={issues}
            layout={layout}
            onClose={() => setShowsProblems(false)}
            onShow={(issue) => {
              setPart('inspector');
              showIssue(issue);
            }}
          />
        )}
      </div>
      <div className={classes(styles.inspector, part === 'inspector' && styles.shown)}>
        <Inspector issues={issues} vocabulary={vocabulary} />
      </div>
      <StepPicker />
      <ConflictDialog flowId={summary.id} saver={saver} />
      {showsKeys && <KeySheet onClose={() => setShowsKeys(false)} />}
      {isPublishing && (
        <PublishSheet
          summary={present}
          saver={saver}
          issues={issues}
          onClose={() => {
            setPublishing(false);
            refetch();
          }}
        />
      )}
    </div>
  );
}

function SidePanel({ layout, issues }: Parameters<typeof Outline>[0]) {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const side = useEditor((state) => state.side);
  return (
    <Tabs
      label={t('side.label')}
      selected={side}
      onSelect={(next) => store.getState().set({ side: next as Side })}
      className={styles.sideTabs}
      panelClassName={styles.sidePanel}
      items={[
        { id: 'steps' satisfies Side, label: t('side.steps'), content: <Palette /> },
        {
          id: 'outline' satisfies Side,
          label: t('side.outline'),
          content: <Outline layout={layout} issues={issues} />,
        },
      ]}
    />
  );
}

function PartSwitch({ part, onChange }: { part: Part; onChange(part: Part): void }) {
  const { t } = useTranslation('editor');
  const parts: readonly Part[] = ['side', 'canvas', 'inspector'];
  return (
    <div className={styles.parts} role="group" aria-label={t('side.parts')}>
      {parts.map((each) => (
        <button key={each} type="button" aria-pressed={part === each} onClick={() => onChange(each)}>
          {t(`side.part.${each}`)}
        </button>
      ))}
    </div>
  );
}
