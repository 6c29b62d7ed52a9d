import { useTranslation } from 'react-i18next';
import { NumberField } from '../../ui/NumberField.tsx';
import { useEditor, useEditorStore, useFlow } from '../store/editor-store.ts';
import styles from './Inspector.module.css';

/** How long runs of the flow are kept once they have ended. An empty limit is as the server is set. */
export function RetentionFields() {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const { settings } = useFlow();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const set = (limit: 'days' | 'runs') => (value: number | undefined) => {
    const retention = { ...settings.retention, [limit]: value };
    const isEmpty = retention.days === undefined && retention.runs === undefined;
    store
      .getState()
      .run(
        { type: 'setSettings', settings: { ...settings, retention: isEmpty ? undefined : retention } },
        { field: `settings retention ${limit}` },
      );
  };
  return (
    <section className={styles.form} aria-labelledby="retention">
      <div>
        <h3 id="retention">{t('settings.retention')}</h3>
        <p className={styles.hint}>{t('settings.retentionHelp')}</p>
      </div>
      <NumberField
        label={t('settings.retentionDays')}
        min={1}
        max={36_500}
        value={settings.retention?.days}
        isReadOnly={isReadOnly}
        onChange={set('days')}
      />
      <NumberField
        label={t('settings.retentionRuns')}
        description={t('settings.retentionRunsHelp')}
        min={1}
        max={100_000}
        value={settings.retention?.runs}
        isReadOnly={isReadOnly}
        onChange={set('runs')}
      />
    </section>
  );
}
