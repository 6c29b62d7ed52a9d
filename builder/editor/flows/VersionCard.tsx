import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowsApi, type ProblemBody, type ResultOf } from '../../../server/client.ts';
import { useApiMutation } from '../../app/api.ts';
import { client } from '../../app/client.ts';
import { useGo } from '../../app/navigation.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import styles from './Flows.module.css';

export interface VersionCardProps {
  version: ResultOf<typeof flowsApi.listVersions>['items'][number];
  draft: ResultOf<typeof flowsApi.getDraft>;
  isOpened: boolean;
  onOpen(): void;
}

/** A version and what can be done with it. Restoring goes to the draft, never straight to live. */
export function VersionCard({ version, draft, isOpened, onOpen }: VersionCardProps) {
  const { t } = useTranslation('editor');
  const { role } = useMe();
  return (
    <li
      className={classes(styles.version, isOpened && styles.opened)}
      aria-current={isOpened ? 'true' : undefined}
    >
      <div className={styles.versionHead}>
        <strong>{t('versions.number', { number: version.number })}</strong>
        {version.active && draft.flow.status === 'active' && (
          <StatusChip tone="success">{t('versions.live')}</StatusChip>
        )}
        {version.activeRuns > 0 && (
          <StatusChip tone="info">{t('versions.runs', { count: version.activeRuns })}</StatusChip>
        )}
      </div>
      {version.note !== '' && <p>{version.note}</p>}
      <p className={styles.small}>
        <DateTime value={version.createdAt} /> · {version.publishedBy}
      </p>
      <div className={styles.buttons}>
        <Button size="dense" isDisabled={isOpened} onPress={onOpen}>
          {t('versions.open')}
        </Button>
        {role === 'admin' && <VersionActions version={version} draft={draft} />}
      </div>
    </li>
  );
}

type Action = 'restore' | 'activate' | 'deactivate';

function VersionActions({ version: { number, active }, draft }: Pick<VersionCardProps, 'version' | 'draft'>) {
  const { t } = useTranslation('editor');
  const [asked, setAsked] = useState<Action>();
  const refreshes = [flowsApi.listFlows, flowsApi.listVersions, flowsApi.getDraft];
  const done = { refreshes, onDone: () => setAsked(undefined) };
  const activate = useApiMutation(flowsApi.activateVersion, done);
  const deactivate = useApiMutation(flowsApi.deactivateFlow, done);
  const restore = useRestore(draft, number);
  const { id, status } = draft.flow;
  const isLive = active && status === 'active';
  const act: Record<Action, () => void> = {
    restore: () => void restore.go(),
    activate: () => activate.mutate({ params: { id }, body: { number } }),
    deactivate: () => deactivate.mutate({ params: { id } }),
  };
  const problem = restore.problem ?? activate.problem ?? deactivate.problem;
  return (
    <>
      <Button size="dense" onPress={() => setAsked('restore')}>
        {t('versions.restore')}
      </Button>
      <Button size="dense" onPress={() => setAsked(isLive ? 'deactivate' : 'activate')}>
        {t(isLive ? 'versions.deactivate' : 'versions.activate')}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
      {asked && (
        <ConfirmDialog
          title={t(`versions.ask.${asked}`, { number })}
          text={t(`versions.askHelp.${asked}`)}
          confirmLabel={t(`versions.${asked}`)}
          isDanger={asked === 'deactivate'}
          isPending={activate.isPending || deactivate.isPending}
          isOpen
          onConfirm={act[asked]}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

/** Puts a version into the draft, on top of the revision that was seen, and opens the editor. */
function useRestore({ flow, revision }: VersionCardProps['draft'], number: number) {
  const go = useGo();
  const [problem, setProblem] = useState<ProblemBody>();
  const restore = async () => {
    const version = await client.call(flowsApi.getVersion, { params: { id: flow.id, number } });
    if (!version.ok) return setProblem(version.problem);
    const saved = await client.call(flowsApi.saveDraft, {
      params: { id: flow.id },
      body: { document: version.data.document },
      ifMatch: revision,
    });
    if (saved.ok) go(`/flows/${flow.id}/edit`);
    else setProblem(saved.problem);
  };
  return { go: restore, problem };
}
