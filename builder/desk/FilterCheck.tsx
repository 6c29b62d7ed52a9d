import { Checkbox } from '../ui/Checkbox.tsx';
import styles from './ListParts.module.css';

interface FilterCheckProps {
  label: string;
  value: string | undefined;
  onChange: (value: 'true' | undefined) => void;
}

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
