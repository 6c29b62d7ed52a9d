import { useTranslation } from 'react-i18next';
import { SignInForm } from '../door/SignInForm.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { queryClient } from './query-client.ts';
import { leaveSession, useMe } from './session.ts';

/** Over the screen, so that what was being written stays. */
export function SignInAgain() {
  const { t } = useTranslation();
  const { email } = useMe();
  return (
    <Dialog title={t('signIn.title')} size="small" isOpen onClose={() => void leaveSession()}>
      <p>{t('problem.unauthenticated')}</p>
      <SignInForm email={email} onDone={() => void queryClient.invalidateQueries()} />
    </Dialog>
  );
}
