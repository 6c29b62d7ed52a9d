import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './Choice.module.css';
import type { CheckboxProps } from './Checkbox.tsx';

type SwitchProps = Omit<CheckboxProps, 'isInvalid'>;

export function Switch({ label, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={styles.choice}>
      <span className={styles.track} />
      <span>{label}</span>
    </AriaSwitch>
  );
}
