import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../../engine/browser.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from '../Form.module.css';
import { move, startOf } from './setting-values.ts';
import type { DrawSetting, SettingProps, SettingWords } from './setting-props.ts';

type ListSetting = Extract<FormField, { kind: 'list' }>;

export function ListField({
  field,
  path,
  value,
  onChange,
  words,
  faults,
  isReadOnly,
  draw,
}: SettingProps<ListSetting> & { words: SettingWords; draw: DrawSetting }) {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  // The list has the name; its items are numbered in their frames.
  const item = { ...field.item, label: field.label };
  const drawItem = (one: unknown, index: number) =>
    draw({
      field: item,
      path: `${path}.${index}`,
      value: one,
      onChange: (next) => onChange(items.with(index, next ?? startOf(field.item))),
      faults,
      isReadOnly,
    });
  return (
    <ItemList
      words={words}
      items={items}
      onChange={onChange}
      onAdd={() => onChange([...items, startOf(field.item)])}
      draw={drawItem}
      least={field.minItems}
      most={field.maxItems}
    />
  );
}

export interface ItemListProps {
  words: SettingWords;
  items: readonly unknown[];
  onChange: (items: unknown[]) => void;
  onAdd: () => void;
  draw: (item: unknown, index: number) => ReactNode;
  least?: number;
  most?: number;
  addLabel?: string;
}

/** Items in frames that can be added, moved and removed without dragging. */
export function ItemList({ words, items, onChange, onAdd, draw, least = 0, most, addLabel }: ItemListProps) {
  const { t } = useTranslation('form');
  const isFull = most !== undefined && items.length >= most;
  return (
    <fieldset className={styles.group}>
      <legend>{words.label}</legend>
      {words.description && <p className={styles.hint}>{words.description}</p>}
      {items.map((one, index) => {
        const name = t('list.item', { label: words.label, number: index + 1 });
        return (
          // Items have no identity of their own; their place is the best there is.
          <div className={styles.item} role="group" aria-label={name} key={index}>
            <div className={styles.itemHead}>
              <span>{name}</span>
              {!words.isReadOnly && (
                <span className={styles.itemActions}>
                  <IconButton
                    size="dense"
                    icon={ArrowUp}
                    label={t('list.moveUp', { item: name })}
                    isDisabled={index === 0}
                    onPress={() => onChange(move(items, index, index - 1))}
                  />
                  <IconButton
                    size="dense"
                    icon={ArrowDown}
                    label={t('list.moveDown', { item: name })}
                    isDisabled={index === items.length - 1}
                    onPress={() => onChange(move(items, index, index + 1))}
                  />
                  <IconButton
                    size="dense"
                    icon={Trash2}
                    label={t('list.remove', { item: name })}
                    isDisabled={items.length <= least}
                    onPress={() => onChange(items.toSpliced(index, 1))}
                  />
                </span>
              )}
            </div>
            {draw(one, index)}
          </div>
        );
      })}
      {words.error && (
        <p className={styles.error} role="alert">
          {words.error}
        </p>
      )}
      {!words.isReadOnly && !isFull && (
        <div>
          <Button
            size="dense"
            icon={Plus}
            onPress={onAdd}
            aria-label={addLabel ?? t('list.addTo', { label: words.label })}
          >
            {addLabel ?? t('list.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
