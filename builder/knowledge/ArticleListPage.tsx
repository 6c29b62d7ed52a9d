import { BookOpenText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { articleStatuses, locales } from '../../engine/browser.ts';
import { knowledgeApi } from '../../server/client.ts';
import { type Filters, oneOf, words } from '../app/filters.ts';
import { useFilters } from '../app/navigation.ts';
import { useMe } from '../app/session.ts';
import { FilterBar, FilterSelect, ListFoot } from '../desk/ListParts.tsx';
import { SearchField } from '../desk/SearchField.tsx';
import { useList } from '../desk/use-list.ts';
import { Button } from '../ui/Button.tsx';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { RelativeTime } from '../ui/DateTime.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import { ArticleStatusChip } from './ArticleStatusChip.tsx';
import styles from './Knowledge.module.css';

const readers = { q: words, status: oneOf(...articleStatuses), language: oneOf(...locales) };
type ArticleFilterSet = Filters<typeof readers>;
const noFilters = { q: undefined, status: undefined, language: undefined };

export function ArticleListPage() {
  const { t } = useTranslation('knowledge');
  const mayWrite = useMe().role !== 'agent';
  const [filters, change] = useFilters(readers);
  const list = useList(knowledgeApi.listArticles, filters);
  const columns = useColumns(mayWrite);
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const add = mayWrite && (
    <ButtonLink variant="primary" href="/knowledge/new">
      {t('list.add')}
    </ButtonLink>
  );
  return (
    <Page title={t('list.title')} description={t('list.description')} actions={add}>
      <ArticleFilters filters={filters} change={change} mayWrite={mayWrite} />
      {(list.rows || !list.problem) && (
        <Table
          label={t('list.title')}
          columns={columns}
          rows={list.rows}
          rowId={({ id }) => id}
          href={({ id }) => `/knowledge/${id}`}
          empty={
            isFiltered ? (
              <EmptyState title={t('list.emptyFiltered')} icon={BookOpenText}>
                <Button onPress={() => change(noFilters)}>{t('list.clearFilters')}</Button>
              </EmptyState>
            ) : (
              <EmptyState
                title={t('list.empty')}
                text={t(mayWrite ? 'list.emptyText' : 'list.emptyReader')}
                icon={BookOpenText}
              >
                {add}
              </EmptyState>
            )
          }
        />
      )}
      <ListFoot list={list} />
    </Page>
  );
}

interface ArticleFiltersProps {
  filters: ArticleFilterSet;
  change: (part: Partial<ArticleFilterSet>) => void;
  mayWrite: boolean;
}
function ArticleFilters({ filters, change, mayWrite }: ArticleFiltersProps) {
  const { t } = useTranslation(['knowledge', 'common']);
  return (
    <FilterBar>
      <SearchField
        label={t('list.search')}
        placeholder={t('list.searchHelp')}
        value={filters.q ?? ''}
        onSearch={(q) => change({ q: q || undefined })}
      />
      <FilterSelect
        label={t('list.language')}
        all={t('list.all')}
        value={filters.language}
        options={locales.map((id) => ({ id, label: t(`common:locale.${id}`) }))}
        onChange={(language) => change({ language })}
      />
      {mayWrite && (
        <FilterSelect
          label={t('list.status')}
          all={t('list.all')}
          value={filters.status}
          options={articleStatuses.map((id) => ({ id, label: t(`status.${id}`) }))}
          onChange={(status) => change({ status })}
        />
      )}
    </FilterBar>
  );
}

function useColumns(mayWrite: boolean): Column<knowledgeApi.ArticleSummary>[] {
  const { t } = useTranslation(['knowledge', 'common']);
  const status: Column<knowledgeApi.ArticleSummary>[] = [
    { id: 'status', header: t('list.status'), cell: ({ status }) => <ArticleStatusChip status={status} /> },
  ];
  return [
    {
      id: 'article',
      header: t('list.article'),
      cell: ({ title, excerpt, language }) => (
        <span className={styles.listed} lang={language}>
          <strong>{title}</strong>
          <span className={styles.excerpt}>{excerpt}</span>
        </span>
      ),
    },
    {
      id: 'language',
      header: t('list.language'),
      cell: ({ language }) => t(`common:locale.${language}`),
      width: '104px',
    },
    ...(mayWrite ? status : []),
    {
      id: 'visibility',
      header: t('article.visibility'),
      cell: ({ visibility }) => t(`visibility.${visibility}`),
    },
    { id: 'updated', header: t('list.updated'), cell: ({ updatedAt }) => <RelativeTime value={updatedAt} /> },
  ];
}
