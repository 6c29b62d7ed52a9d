import { useTranslation } from 'react-i18next';
import { setupApi } from '../../server/client.ts';
import { DoorPage } from './DoorPage.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useAnswer } from './use-call.ts';

export function SignInPage({ onEnter }: { onEnter: () => void }) {
  const { t } = useTranslation();
  const setup = useAnswer(setupApi.getSetup);
  if (setup?.ok && setup.data.needed) {
    return (
      <DoorPage title={t('setup.title')}>
        <p>{t('setup.noToken')}</p>
      </DoorPage>
    );
  }
  return (
    <DoorPage title={t('signIn.title')} text={t('signIn.welcome')}>
      <SignInForm onDone={onEnter} />
    </DoorPage>
  );
}
