import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './ListParts.module.css';
import type { List } from './use-list.ts';

/** The row of filters above a list. */
export const FilterBar = ({ children }: { children: ReactNode }) => (
  <div className={styles.filters}>{children}</div>
);

interface FilterSelectProps<Id extends string> {
  label: string;
  /** What no filter is called. */
  all: string;
  value: Id | undefined;
  options: readonly { id: Id; label: string }[];
  onChange: (value: Id | undefined) => void;
}
/** A filter with one choice or none. */
export function FilterSelect<Id extends string>({
  label,
  all,
  value,
  options,
  onChange,
}: FilterSelectProps<Id>) {
  return (
    <Select<Id | typeof noFilter>
      label={label}
      className={styles.filter}
      value={value ?? noFilter}
      options={[{ id: noFilter, label: all }, ...options]}
      onChange={(id) => onChange(options.find((option) => option.id === id)?.id)}
    />
  );
}
const noFilter = '-';

/** What stands under a list: the way to more of it, and why it could not be loaded. */
export function ListFoot({ list }: { list: List<unknown> }) {
  const { t } = useTranslation();
  return (
    <>
      {list.problem && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.hasMore && (
        <div className={styles.more}>
          <Button onPress={list.showMore} isPending={list.isShowingMore}>
            {t('action.loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}
