import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { usePageTitle } from '../ui/page-title.ts';

/** A screen threw an error. The rest of the app goes on. */
export function CrashPage() {
  const { t } = useTranslation();
  const title = t('crash.title');
  usePageTitle(title);
  return (
    <EmptyState isScreen icon={TriangleAlert} title={title} text={t('crash.text')}>
      <Button onPress={() => location.reload()}>{t('action.reload')}</Button>
    </EmptyState>
  );
}
