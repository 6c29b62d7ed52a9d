import { CircleAlert, History, Keyboard, Redo2, Undo2, WandSparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../engine/browser.ts';
import type { flowsApi } from '../../server/client.ts';
import { useText } from '../i18n/use-text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import styles from './Editor.module.css';
import { useChanges } from './publish/use-changes.ts';
import { SaveIndicator } from './saving/SaveIndicator.tsx';
import type { Saver } from './saving/saver.ts';
import { useEditor, useEditorStore, useFlow } from './store/editor-store.ts';

export interface EditorBarProps {
  summary: flowsApi.FlowSummary;
  saver: Saver;
  issues: readonly Issue[];
  onProblems(): void;
  onKeys(): void;
  onPublish(): void;
}

/** The name and state of the flow, and what is done with it as a whole. */
export function EditorBar({ summary, saver, issues, onProblems, onKeys, onPublish }: EditorBarProps) {
  const { t } = useTranslation('editor');
  const text = useText();
  const flow = useFlow();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return (
    <header className={styles.bar}>
      <div className={styles.barTitle}>
        <h1>{text(flow.title)}</h1>
        <StateChips summary={summary} />
        {!isReadOnly && <SaveIndicator saver={saver} />}
      </div>
      {!isReadOnly && <HistoryButtons />}
      <IconButton size="dense" icon={Keyboard} label={t('bar.keys')} onPress={onKeys} />
      <Button variant="quiet" size="dense" icon={CircleAlert} onPress={onProblems}>
        {t('bar.problems')}
        <Badge count={issues.length} />
      </Button>
      <ButtonLink variant="quiet" size="dense" icon={History} href={`/flows/${summary.id}/versions`}>
        {t('bar.versions')}
      </ButtonLink>
      {!isReadOnly && errors > 0 && (
        <span id="publish-why" className={styles.why}>
          {t('bar.publishBlocked', { count: errors })}
        </span>
      )}
      {!isReadOnly && (
        <Button
          variant="primary"
          size="dense"
          isDisabled={errors > 0}
          aria-describedby={errors > 0 ? 'publish-why' : undefined}
          onPress={onPublish}
        >
          {t('bar.publish')}
        </Button>
      )}
    </header>
  );
}

function StateChips({ summary }: { summary: flowsApi.FlowSummary }) {
  const { t } = useTranslation('editor');
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const changes = useChanges(summary);
  const live = summary.status === 'active' ? summary.activeVersion : null;
  return (
    <>
      {live !== null ? (
        <StatusChip tone="success">{t('state.live', { number: live })}</StatusChip>
      ) : (
        <StatusChip>{t(`state.${summary.status}`)}</StatusChip>
      )}
      {changes !== undefined && changes.count > 0 && (
        <StatusChip tone="info">{t('state.changes', { count: changes.count })}</StatusChip>
      )}
      {isReadOnly && <StatusChip tone="warning">{t('state.readOnly')}</StatusChip>}
    </>
  );
}

function HistoryButtons() {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const undoable = useEditor(({ history }) => history.done.at(-1)?.name);
  const redoable = useEditor(({ history }) => history.undone.at(-1)?.name);
  const isTidy = useEditor(({ history }) => Object.keys(history.present.layout).length === 0);
  const { undo, redo, run } = store.getState();
  const named = (name: typeof undoable) => (name === undefined ? '' : t(`command.${name}`));
  return (
    <>
      <IconButton
        size="dense"
        icon={Undo2}
        label={t('bar.undo', { command: named(undoable) }).trim()}
        isDisabled={undoable === undefined}
        onPress={undo}
      />
      <IconButton
        size="dense"
        icon={Redo2}
        label={t('bar.redo', { command: named(redoable) }).trim()}
        isDisabled={redoable === undefined}
        onPress={redo}
      />
      <IconButton
        size="dense"
        icon={WandSparkles}
        label={t('bar.tidy')}
        isDisabled={isTidy}
        onPress={() => run({ type: 'tidy' })}
      />
    </>
  );
}
