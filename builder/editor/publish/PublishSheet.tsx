import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Issue } from '../../../engine/browser.ts';
import { flowsApi, type ProblemBody } from '../../../server/client.ts';
import { useApiMutation } from '../../app/api.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { showToast } from '../../ui/toast.ts';
import type { Saver } from '../saving/saver.ts';
import { useIssueWords } from '../problems/use-issue-words.ts';
import { ChangeList } from './ChangeList.tsx';
import styles from './PublishSheet.module.css';
import { useChanges } from './use-changes.ts';

export interface PublishSheetProps {
  summary: flowsApi.FlowSummary;
  saver: Saver;
  issues: readonly Issue[];
  onClose(): void;
}

/** Says what goes live and what that means, then does it. */
export function PublishSheet({ summary, saver, issues, onClose }: PublishSheetProps) {
  const { t } = useTranslation(['editor', 'common']);
  const [note, setNote] = useState('');
  const [isUnsaved, setUnsaved] = useState(false);
  const changes = useChanges(summary);
  const publish = useApiMutation(flowsApi.publishFlow, {
    refreshes: [flowsApi.listFlows, flowsApi.listVersions, flowsApi.getDraft, flowsApi.getVersion],
    onDone: ({ number }) => {
      showToast({ text: t('publish.done', { number }), tone: 'success' });
      onClose();
    },
  });
  const go = async () => {
    const isSaved = (await saver.flush()) === 'saved';
    setUnsaved(!isSaved);
    if (isSaved) publish.mutate({ params: { id: summary.id }, body: { note } });
  };
  const isBlocked = issues.some(({ severity }) => severity === 'error');
  return (
    <Sheet
      title={t('publish.title', { number: (summary.latestVersion ?? 0) + 1 })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={isBlocked}
            isPending={publish.isPending}
            onPress={() => void go()}
          >
            {t('publish.go')}
          </Button>
        </>
      }
    >
      <div className={styles.sheet}>
        <section>
          <h3>{t('publish.changes')}</h3>
          {changes ? <ChangeList changes={changes.changes} /> : <p>{t('publish.first')}</p>}
        </section>
        <Issues issues={issues} />
        <section>
          <h3>{t('publish.running')}</h3>
          <p>
            {summary.activeRuns === 0
              ? t('publish.runningNone')
              : t('publish.runningHelp', { count: summary.activeRuns })}
          </p>
        </section>
        <TextArea
          label={t('publish.note')}
          description={t('publish.noteHelp')}
          value={note}
          onChange={setNote}
          maxLength={500}
        />
        {isUnsaved && <StatusChip tone="danger">{t('publish.unsaved')}</StatusChip>}
        {publish.problem && <ProblemNotice problem={publish.problem satisfies ProblemBody} />}
      </div>
    </Sheet>
  );
}

function Issues({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation('editor');
  const wordsOf = useIssueWords();
  const shown = issues.filter(({ severity }) => severity !== 'hint');
  return (
    <section>
      <h3>{t('problems.title')}</h3>
      {shown.length === 0 ? (
        <StatusChip tone="success">{t('problems.none')}</StatusChip>
      ) : (
        <ul className={styles.issues}>
          {shown.map((issue) => (
            <li key={`${issue.path} ${issue.code} ${issue.message}`}>{wordsOf(issue)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
