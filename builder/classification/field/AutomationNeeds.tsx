import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { modelsApi } from '../../../server/client.ts';
import styles from '../Classification.module.css';

/** What is missing before anything is set alone; until then the best answer is only chosen beforehand. */
export function AutomationNeeds({ needs }: { needs: modelsApi.ModelField['automationNeeds'] }) {
  const { t } = useTranslation('classification');
  if (needs.length === 0) return null;
  return (
    <div className={styles.notice} role="status">
      <TriangleAlert size={16} aria-hidden />
      <div>
        <p>{t('needs.title')}</p>
        <ul>
          {needs.map((need) => (
            <li key={need}>{t(`needs.${need}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
