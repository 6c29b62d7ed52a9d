import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import styles from './List.module.css';

export interface MenuAction {
  id: string;
  label: string;
  icon?: LucideIcon;
  isDanger?: boolean;
  isDisabled?: boolean;
  /** Where it leads, in place of `onAction`. */
  href?: string;
  onAction?: () => void;
}
export interface MenuProps {
  label: string;
  /** A Button or IconButton. */
  trigger: ReactElement;
  items: readonly MenuAction[];
  /** Id of the present choice, where the items are choices. */
  selected?: string;
}

export function Menu({ label, trigger, items, selected }: MenuProps) {
  const choice = selected === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: [selected] };
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} placement="bottom end">
        <AriaMenu {...choice} className={styles.list} aria-label={label}>
          {items.map(({ id, label: text, icon: Icon, isDanger, isDisabled, href, onAction }) => (
            <MenuItem
              key={id}
              id={id}
              href={href}
              textValue={text}
              isDisabled={isDisabled}
              onAction={onAction}
              className={styles.item}
              data-danger={isDanger ? '' : undefined}
            >
              {Icon && <Icon size={16} aria-hidden />}
              <span className={styles.words}>{text}</span>
              {selected !== undefined && <Check size={16} aria-hidden className={styles.tick} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
