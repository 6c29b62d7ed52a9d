import { FolderOpen } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTrigger } from 'react-aria-components';
import { Button } from './Button.tsx';
import field from './Field.module.css';
import styles from './FileField.module.css';

/** One file, chosen by a button in the language of the screen: the browser's own speaks that of the device. */
export function FileField({
  label,
  accept,
  onChoose,
}: {
  label: string;
  /** Endings and media types: `.json`, `application/json`. */
  accept: readonly string[];
  onChoose: (file: File) => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState<string>();
  const id = useId();
  const choose = (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    onChoose(file);
  };
  return (
    <div className={field.field} role="group" aria-labelledby={id}>
      <span id={id} className={field.label}>
        {label}
      </span>
      <div className={styles.choice}>
        <FileTrigger acceptedFileTypes={accept} onSelect={(files) => choose(files?.[0])}>
          <Button icon={FolderOpen}>{t('file.choose')}</Button>
        </FileTrigger>
        <span className={styles.name} aria-live="polite">
          {name ?? t('file.none')}
        </span>
      </div>
    </div>
  );
}
