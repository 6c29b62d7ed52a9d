import { Braces } from 'lucide-react';
import { useMemo } from 'react';
import {
  Autocomplete,
  Dialog,
  DialogTrigger,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Header,
  Popover,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ScopeField } from '../../../engine/browser.ts';
import { useText } from '../../i18n/use-text.ts';
import field from '../../ui/Field.module.css';
import { IconButton } from '../../ui/IconButton.tsx';
import list from '../../ui/List.module.css';
import { matches } from '../../ui/matches.ts';
import styles from '../Form.module.css';
import { useFormWorld } from '../form-world.ts';

/** Finds something that may be read here and gives its path. */
export function FieldPicker({ onPick }: { onPick: (path: string) => void }) {
  const { t } = useTranslation(['form', 'common']);
  const text = useText();
  const { fields } = useFormWorld();
  const groups = useMemo(() => groupsOf(fields), [fields]);
  if (fields.length === 0) return null;
  return (
    <DialogTrigger>
      <IconButton size="dense" icon={Braces} label={t('insertField')} className={styles.insert} />
      <Popover className={list.popover} placement="bottom end">
        <Dialog aria-label={t('insertField')} className={styles.picker}>
          {({ close }) => (
            <Autocomplete filter={matches}>
              <SearchField aria-label={t('findField')} className={styles.search} autoFocus>
                <Input className={field.input} placeholder={t('findField')} />
              </SearchField>
              <Menu
                className={styles.pickerList}
                aria-label={t('insertField')}
                onAction={(path) => {
                  close();
                  onPick(String(path));
                }}
                renderEmptyState={() => <div className={list.empty}>{t('common:state.noMatch')}</div>}
              >
                {groups.map(([name, members]) => (
                  <MenuSection key={name}>
                    <Header className={styles.section}>{text(members[0]?.group)}</Header>
                    {members.map(({ path, label }) => (
                      <MenuItem
                        key={path}
                        id={path}
                        textValue={`${text(label)} ${path}`}
                        className={list.item}
                      >
                        <span className={list.words}>
                          {text(label)}
                          <span className={list.hint}>{path}</span>
                        </span>
                      </MenuItem>
                    ))}
                  </MenuSection>
                ))}
              </Menu>
            </Autocomplete>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Whole records are offered where a record is asked for; in a text they would be noise. */
function groupsOf(fields: readonly ScopeField[]): [string, ScopeField[]][] {
  const groups = new Map<string, ScopeField[]>();
  for (const one of fields) {
    if (one.type === 'record') continue;
    const key = `${one.group.en} ${one.path.split('.').slice(0, -1).join('.')}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups];
}
