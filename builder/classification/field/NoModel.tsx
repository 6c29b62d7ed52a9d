import { useTranslation } from 'react-i18next';
import type { modelVersionsApi } from '../../../server/client.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from '../Classification.module.css';

export function NoModel() {
  const { t } = useTranslation('classification');
  return <EmptyState title={t('curve.noModel')} text={t('curve.noModelText')} />;
}

/** Says that what is shown does not answer yet. */
export function NotLive({ model }: { model: modelVersionsApi.ModelSummary }) {
  const { t } = useTranslation('classification');
  if (model.status === 'live') return null;
  return <p className={styles.quiet}>{t('curve.notLive', { number: model.number })}</p>;
}
