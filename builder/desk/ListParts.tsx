import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './ListParts.module.css';
import type { List } from './use-list.ts';

/** The row of filters above a list. */
export const FilterBar = ({ children }: { children: ReactNode }) => (
  <div className={styles.filters}>{children}</div>
);

interface FilterSelectProps {
  label: string;
  /** What no filter is called. */
  all: string;
  value: string | undefined;
  options: readonly { id: string; label: string }[];
  onChange: (value: string | undefined) => void;
}
/** A filter with one choice or none. */
export function FilterSelect({ label, all, value, options, onChange }: FilterSelectProps) {
  return (
    <Select
      label={label}
      className={styles.filter}
      value={value ?? noFilter}
      options={[{ id: noFilter, label: all }, ...options]}
      onChange={(id) => onChange(id === noFilter ? undefined : id)}
    />
  );
}
const noFilter = '-';

/** A filter that is on or off: `'true'` in the address, or absent. */
export function FilterCheck({ label, value, onChange }: FilterCheckProps) {
  return (
    <div className={styles.check}>
      <Checkbox
        label={label}
        isSelected={value === 'true'}
        onChange={(isOn) => onChange(isOn ? 'true' : undefined)}
      />
    </div>
  );
}
interface FilterCheckProps {
  label: string;
  value: string | undefined;
  onChange: (value: 'true' | undefined) => void;
}

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
