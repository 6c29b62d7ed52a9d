import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../ui/classes.ts';
import { isComposing } from '../../ui/is-composing.ts';
import type { Entry } from './entries.ts';
import styles from './StepPicker.module.css';

export interface EntryListProps {
  label: string;
  typed: string;
  onType(typed: string): void;
  entries: readonly Entry[];
  /** Something was picked. */
  onDone(): void;
}

/** A search field with its list. The keyboard stays in the field; Enter takes the marked line. */
export function EntryList({ label, typed, onType, entries, onDone }: EntryListProps) {
  const { t } = useTranslation('editor');
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // Enter at once must not take anything away.
  const [marked, setMarked] = useState(() =>
    Math.max(
      0,
      entries.findIndex(({ group }) => group !== 'change'),
    ),
  );
  const active = Math.min(marked, entries.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, entries]);

  const pick = (entry: Entry | undefined) => {
    if (!entry) return;
    onDone();
    entry.pick();
  };
  const press = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0)
      setMarked((active + step + entries.length) % entries.length);
    else if (event.key === 'Enter') pick(entries[active]);
    else return;
    event.preventDefault();
  };
  const optionId = (index: number) => `${id}-${index}`;
  return (
    <>
      <input
        className={styles.search}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={active >= 0 ? optionId(active) : undefined}
        aria-autocomplete="list"
        placeholder={label}
        // The picker is opened to type into it.
        autoFocus
        value={typed}
        onChange={(event) => {
          onType(event.target.value);
          setMarked(0);
        }}
        onKeyDown={press}
      />
      <div ref={list} id={id} role="listbox" aria-label={label} className={styles.list}>
        {entries.map((entry, index) => (
          <div key={entry.id} role="presentation">
            {entry.group !== entries[index - 1]?.group && (
              <div role="presentation" className={styles.group}>
                {t(`picker.group.${entry.group}`)}
              </div>
            )}
            <Line
              id={optionId(index)}
              entry={entry}
              isActive={index === active}
              onMark={() => setMarked(index)}
              onPick={() => pick(entry)}
            />
          </div>
        ))}
        {entries.length === 0 && (
          <p className={styles.nothing} role="status">
            {t('picker.nothing')}
          </p>
        )}
      </div>
    </>
  );
}

interface LineProps {
  id: string;
  entry: Entry;
  isActive: boolean;
  onMark(): void;
  onPick(): void;
}

function Line({ id, entry: { label, detail, icon: Icon }, isActive, onMark, onPick }: LineProps) {
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes(styles.option, isActive && styles.active)}
      onPointerMove={onMark}
      onClick={onPick}
    >
      {Icon && <Icon size={16} aria-hidden />}
      <span className={styles.words}>
        <span>{label}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
    </div>
  );
}
