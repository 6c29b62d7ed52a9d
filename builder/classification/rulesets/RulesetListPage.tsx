import { ListTree, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classificationApi } from '../../../server/client.ts';
import { useApi } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { RelativeTime } from '../../ui/DateTime.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { newRuleset } from './RulesetPage.tsx';
import styles from './Rulesets.module.css';

/** What a message is read by before any model: words that decide, in order. */
export function RulesetListPage() {
  const { t } = useTranslation('classification');
  const text = useText();
  const isAdmin = useMe().role === 'admin';
  const { data, problem, refetch } = useApi(classificationApi.listRulesets, {});
  const columns: Column<classificationApi.StoredRuleset>[] = [
    { id: 'title', header: t('rulesets.name'), cell: ({ title }) => text(title) },
    { id: 'key', header: t('rulesets.key'), cell: ({ key }) => <code>{key}</code> },
    { id: 'rules', header: t('rulesets.rules'), align: 'end', cell: ({ rules }) => rules.length },
    {
      id: 'outputs',
      header: t('rulesets.outputs'),
      cell: ({ rules }) => (
        <span className={styles.quiet}>
          {[...new Set(rules.flatMap(({ outputs }) => Object.keys(outputs)))].join(', ')}
        </span>
      ),
    },
    { id: 'at', header: t('rulesets.changed'), cell: ({ updatedAt }) => <RelativeTime value={updatedAt} /> },
  ];
  const add = isAdmin && (
    <ButtonLink variant="primary" icon={Plus} href={`/classification/rulesets/${newRuleset}`}>
      {t('rulesets.add')}
    </ButtonLink>
  );
  return (
    <Page
      title={t('rulesets.title')}
      parents={[{ label: t('title'), href: '/classification' }]}
      description={t('rulesets.description')}
      actions={add}
    >
      {problem ? (
        <ProblemNotice problem={problem} onRetry={refetch} />
      ) : (
        <Table
          label={t('rulesets.title')}
          columns={columns}
          rows={data?.items}
          rowId={({ key }) => key}
          href={({ key }) => `/classification/rulesets/${key}`}
          empty={
            <EmptyState title={t('rulesets.empty')} text={t('rulesets.emptyText')} icon={ListTree}>
              {add}
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}
