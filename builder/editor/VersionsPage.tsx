import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowsApi, type ResultOf } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { wholeNumber } from '../app/filters.ts';
import { useFilters, useRouteId } from '../app/navigation.ts';
import { useText } from '../i18n/use-text.ts';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { FlowView } from './canvas/FlowView.tsx';
import styles from './flows/Flows.module.css';
import { RollbackButton } from './flows/RollbackButton.tsx';
import { VersionCard } from './flows/VersionCard.tsx';

const readers = { version: wholeNumber };
type Version = ResultOf<typeof flowsApi.listVersions>['items'][number];

/** Every published version: look at it, make it live again, or take it back as the draft. */
export function VersionsPage() {
  const { t } = useTranslation('editor');
  const text = useText();
  const id = useRouteId();
  const [{ version }, change] = useFilters(readers);
  const draft = useApi(flowsApi.getDraft, { params: { id } });
  const versions = useApi(flowsApi.listVersions, { params: { id } });
  const items = versions.data?.items;
  const opened =
    items?.find(({ number }) => number === version) ?? items?.find(({ active }) => active) ?? items?.[0];
  const problem = draft.problem ?? versions.problem;
  const editHref = `/flows/${id}/edit`;
  return (
    <Page
      title={t('versions.title', { flow: text(draft.data?.flow.title) })}
      parents={[
        { label: t('list.title'), href: '/flows' },
        { label: text(draft.data?.flow.title), href: editHref },
      ]}
      actions={
        <>
          <RollbackButton id={id} to={versions.data?.rollbackTo} />
          <ButtonLink href={editHref}>{t('versions.edit')}</ButtonLink>
        </>
      }
    >
      {problem && <ProblemNotice problem={problem} onRetry={versions.refetch} />}
      {!items && !problem && <Skeleton lines={5} height={64} />}
      {items?.length === 0 && (
        <EmptyState title={t('versions.none')} text={t('versions.noneHelp')} icon={History}>
          <ButtonLink href={editHref}>{t('versions.edit')}</ButtonLink>
        </EmptyState>
      )}
      {items && opened && draft.data && (
        <div className={styles.columns}>
          <ol className={styles.versions} aria-label={t('versions.list')}>
            {items.map((item) => (
              <VersionCard
                key={item.number}
                version={item}
                draft={draft.data!}
                isOpened={item === opened}
                onOpen={() => change({ version: item.number })}
              />
            ))}
          </ol>
          <VersionView id={id} version={opened} />
        </div>
      )}
    </Page>
  );
}

function VersionView({ id, version: { number } }: { id: string; version: Version }) {
  const { data, problem } = useApi(flowsApi.getVersion, { params: { id, number } });
  const [selected, setSelected] = useState<string>();
  if (problem) return <ProblemNotice problem={problem} />;
  return (
    <div className={styles.view}>
      {data ? (
        <FlowView key={number} flow={data.document} selected={selected} onSelect={setSelected} />
      ) : (
        <Skeleton height={400} />
      )}
    </div>
  );
}
