import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import styles from './List.module.css';

export interface Option {
  id: string;
  label: string;
  description?: string;
}

/** The options of Select, MultiSelect and ComboBox, inside their popover. */
export function OptionList({ items }: { items?: readonly Option[] }) {
  const { t } = useTranslation();
  return (
    <ListBox
      className={styles.list}
      items={items}
      renderEmptyState={() => <div className={styles.empty}>{t('state.noMatch')}</div>}
    >
      {(option: Option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={styles.item}>
          <Check size={14} aria-hidden className={styles.tick} />
          <span className={styles.words}>
            <Text slot="label">{option.label}</Text>
            {option.description && (
              <Text slot="description" className={styles.hint}>
                {option.description}
              </Text>
            )}
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  );
}
