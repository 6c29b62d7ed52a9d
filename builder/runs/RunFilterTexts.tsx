import { useTranslation } from 'react-i18next';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './Repair.module.css';

interface Filters {
  errorCode?: string | undefined;
  stepId?: string | undefined;
  version?: number | undefined;
}

/** Narrows the list to runs that stopped in the same way: the same error, at the same step, on the same version. */
export function RunFilterTexts({ filters, change }: { filters: Filters; change: (part: Filters) => void }) {
  const { t } = useTranslation('runs');
  return (
    <div className={styles.filters}>
      <TextField
        label={t('bulk.errorCode')}
        value={filters.errorCode ?? ''}
        onChange={(errorCode) => change({ errorCode: errorCode || undefined })}
      />
      <TextField
        label={t('bulk.stepId')}
        value={filters.stepId ?? ''}
        onChange={(stepId) => change({ stepId: stepId || undefined })}
      />
      <NumberField
        label={t('bulk.version')}
        value={filters.version}
        min={1}
        onChange={(version) => change({ version })}
      />
    </div>
  );
}
