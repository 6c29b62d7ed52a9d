import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFormWorld } from '../form-world.ts';
import styles from './Condition.module.css';
import { type Group, isGroup, isText, type Item } from './condition-model.ts';
import { ConditionRow } from './ConditionRow.tsx';

export interface ConditionGroupProps {
  group: Group;
  onChange: (group: Group) => void;
  depth?: number;
}

const kinds = ['all', 'any', 'none'] as const;
/** Deeper than this nobody reads it; text can. */
const deepest = 2;

export function ConditionGroup({ group, onChange, depth = 0 }: ConditionGroupProps) {
  const { t } = useTranslation('form');
  const { fields } = useFormWorld();
  const { kind, items } = group;
  const put = (index: number, ...next: Item[]) =>
    onChange({ kind, items: items.toSpliced(index, 1, ...next) });
  const add = (item: Item) => onChange({ kind, items: [...items, item] });
  const first = { left: fields[0]?.path ?? 'case.subject', op: 'eq', right: '' } as const;
  return (
    <div className={styles.group}>
      {items.length > 1 && (
        <Select
          label={t('condition.kind')}
          hideLabel
          value={kind}
          onChange={(id) => onChange({ items, kind: kinds.find((each) => each === id) ?? 'all' })}
          options={kinds.map((id) => ({ id, label: t(`condition.${id}`) }))}
        />
      )}
      {items.map((item, index) => (
        // Rows have no identity of their own; their place is the best there is.
        <ItemEditor
          key={index}
          item={item}

          depth={depth}
          onChange={(next) => put(index, next)}
          onRemove={() => put(index)}
        />
      ))}
      <div className={styles.actions}>
        <Button variant="quiet" size="dense" icon={Plus} onPress={() => add(first)}>
          {t('condition.addRow')}
        </Button>
        {depth < deepest && items.length > 0 && (
          <Button
            variant="quiet"
            size="dense"
            icon={Plus}
            onPress={() => add({ kind: kind === 'any' ? 'all' : 'any', items: [first] })}
          >
            {t('condition.addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ItemEditorProps {
  item: Item;
  onChange: (item: Item) => void;
  onRemove: () => void;
  depth: number;
}

function ItemEditor({ item, onChange, onRemove, depth }: ItemEditorProps) {
  const { t } = useTranslation('form');
  if (isGroup(item)) {
    return (
      <div className={styles.inner} role="group" aria-label={t('condition.group')}>
        <div className={styles.head}>
          <span>{t('condition.group')}</span>
          <IconButton size="dense" icon={Trash2} label={t('condition.removeGroup')} onPress={onRemove} />
        </div>
        <ConditionGroup group={item} onChange={onChange} depth={depth + 1} />
      </div>
    );
  }
  if (isText(item)) {
    return (
      <div className={styles.row}>
        <TextField
          label={t('condition.text')}
          className={styles.code}
          value={item.cel}
          onChange={(cel) => onChange({ cel })}
          lang="en"
        />
        <IconButton size="dense" icon={Trash2} label={t('condition.removeRow')} onPress={onRemove} />
      </div>
    );
  }
  return <ConditionRow row={item} onChange={onChange} onRemove={onRemove} />;
}
