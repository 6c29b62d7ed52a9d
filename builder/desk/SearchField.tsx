import { useEffect, useState } from 'react';
import { TextField } from '../ui/TextField.tsx';
import styles from './ListParts.module.css';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (words: string) => void;
}

/** Searches once the typing pauses; a composition of an input method is a pause only when it is done. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  // Cleared or changed from outside: the field follows.
  if (shown !== value) {
    setShown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onSearch(typed.trim()), 300);
    return () => clearTimeout(timer);
  });
  return (
    <TextField
      label={label}
      className={styles.search}
      type="search"
      placeholder={placeholder}
      value={typed}
      onChange={setTyped}
    />
  );
}
