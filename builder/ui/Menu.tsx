import type { LucideIcon } from 'lucide-react';
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
}

export function Menu({ label, trigger, items }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} placement="bottom end">
        <AriaMenu className={styles.list} aria-label={label}>
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
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
