import { ShieldX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { usePageTitle } from '../ui/page-title.ts';
import { useMe } from './session.ts';

export function ForbiddenPage() {
  const { t } = useTranslation();
  const { role } = useMe();
  const title = t('forbidden.title');
  usePageTitle(title);
  return (
    <EmptyState isScreen icon={ShieldX} title={title} text={t('forbidden.text', { role: t(`role.${role}`) })}>
      <ButtonLink href="/">{t('action.goHome')}</ButtonLink>
    </EmptyState>
  );
}
