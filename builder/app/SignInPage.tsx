import { z } from 'zod';
import { useTranslation } from 'react-i18next';
import { setupApi } from '../../server/client.ts';
import { useApi } from './api.ts';
import { DoorPage } from './DoorPage.tsx';
import { useFilters, useGo } from './navigation.ts';
import { SignInForm } from './SignInForm.tsx';

/** Only pages of this app: an address elsewhere would make the sign-in page a trap. */
const searchSchema = z.object({
  next: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
});

export function SignInPage() {
  const { t } = useTranslation();
  const [{ next }] = useFilters(searchSchema);
  const go = useGo();
  const setup = useApi(setupApi.getSetup, {});
  if (setup.data?.needed) {
    return (
      <DoorPage title={t('setup.title')}>
        <p>{t('setup.noToken')}</p>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={t('signIn.title')} text={t('signIn.welcome')}>
      <SignInForm onDone={() => go(next ?? '/')} />
    </DoorPage>
  );
}
