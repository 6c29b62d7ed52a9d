import { SignpostBig } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { usePageTitle } from '../ui/page-title.ts';

export function NotFoundPage() {
  const { t } = useTranslation();
  const title = t('notFound.title');
  usePageTitle(title);
  return (
    <EmptyState isScreen icon={SignpostBig} title={title} text={t('notFound.text')}>
      <ButtonLink href="/">{t('action.goHome')}</ButtonLink>
    </EmptyState>
  );
}
