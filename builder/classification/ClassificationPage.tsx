import { FileInput, FlaskConical, ListTree } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { modelsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useCountText, useShareText } from '../desk/use-share-text.ts';
import { useText } from '../i18n/use-text.ts';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import styles from './Classification.module.css';
import { isUnderWay, levelTones } from './levels.ts';

type ModelField = modelsApi.ModelField;

/** Every field that can be found out from a text, how far it may be trusted, and the ways to more. */
export function ClassificationPage() {
  const { t } = useTranslation('classification');
  const { data, problem, refetch } = useApi(modelsApi.listModelFields, {});
  const columns = useFieldColumns();
  const ways = (
    <>
      <ButtonLink icon={FlaskConical} href="/classification/try">
        {t('try.title')}
      </ButtonLink>
      <ButtonLink icon={ListTree} href="/classification/rulesets">
        {t('rulesets.title')}
      </ButtonLink>
      <ButtonLink icon={FileInput} href="/classification/examples">
        {t('examples.title')}
      </ButtonLink>
    </>
  );
  return (
    <Page title={t('title')} description={t('description')} actions={ways}>
      {problem ? (
        <ProblemNotice problem={problem} onRetry={refetch} />
      ) : (
        <Table
          label={t('fields')}
          columns={columns}
          rows={data?.items}
          rowId={({ field }) => field}
          href={({ field }) => `/classification/fields/${field}`}
          empty={<EmptyState title={t('noFields')} />}
        />
      )}
      <p className={styles.quiet}>{t('stays')}</p>
    </Page>
  );
}

function useFieldColumns(): Column<ModelField>[] {
  const { t } = useTranslation('classification');
  const text = useText();
  const { exact } = useShareText();
  const count = useCountText();
  return [
    { id: 'field', header: t('field'), cell: ({ title }) => text(title) },
    {
      id: 'level',
      header: t('level'),
      cell: ({ level }) => <StatusChip tone={levelTones[level]}>{t(`levels.${level}`)}</StatusChip>,
    },
    {
      id: 'mode',
      header: t('mode'),
      cell: ({ mode, steppedDown }) => (
        <span className={styles.chips}>
          {t(`modes.${mode}`)}
          {steppedDown && <StatusChip tone="warning">{t('steppedDown')}</StatusChip>}
        </span>
      ),
    },
    {
      id: 'live',
      header: t('liveModel'),
      cell: ({ live, training }) => (
        <span className={styles.chips}>
          {live ? t('version', { number: live.number }) : '—'}
          {isUnderWay(training) && <StatusChip tone="info">{t('training.underWay')}</StatusChip>}
        </span>
      ),
    },
    {
      id: 'accuracy',
      header: t('accuracy'),
      align: 'end',
      cell: ({ live }) => (live ? exact(live.accuracy) : '—'),
    },
    { id: 'cases', header: t('usable'), align: 'end', cell: ({ usable }) => count(usable.total) },
  ];
}
