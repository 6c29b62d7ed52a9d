import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setupApi } from '../../server/client.ts';
import { isEmail } from '../app/email.ts';
import { enterSession } from '../app/session.ts';
import { useLocale } from '../i18n/use-text.ts';
import { buttonClass } from '../ui/button-look.ts';
import { DoorField, DoorForm } from './DoorForm.tsx';
import { DoorPage } from './DoorPage.tsx';
import { emptyPassword, NewPassword, passwordFault } from './NewPassword.tsx';
import { useAnswer, useSending } from './use-call.ts';

export interface SetupPageProps {
  token: string | undefined;
  onEnter: () => void;
}

/** The very first start: creates the admin with the one-time link from the terminal. */
export function SetupPage({ token, onEnter }: SetupPageProps) {
  const { t } = useTranslation();
  const setup = useAnswer(setupApi.getSetup);
  if (setup?.ok && !setup.data.needed) {
    return (
      <DoorPage title={t('setup.title')} text={t('setup.done')}>
        <a href="/sign-in" className={buttonClass({ variant: 'primary' })}>
          {t('setup.toSignIn')}
        </a>
      </DoorPage>
    );
  }
  if (token === undefined) return <DoorPage title={t('setup.title')}>{t('setup.noToken')}</DoorPage>;
  return (
    <DoorPage title={t('setup.title')} text={t('setup.text')}>
      <FirstAdminForm token={token} onEnter={onEnter} />
    </DoorPage>
  );
}

function FirstAdminForm({ token, onEnter }: { token: string; onEnter: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState(emptyPassword);
  const [tried, setTried] = useState(false);
  const setUp = useSending(setupApi.setUp);
  const submit = async () => {
    setTried(true);
    if (name.trim() === '' || !isEmail(email) || passwordFault(password) !== undefined) return;
    const me = await setUp.send({
      body: { token, name, email: email.trim(), password: password.password, locale },
    });
    if (me === undefined) return;
    await enterSession(me);
    onEnter();
  };
  return (
    <DoorForm
      submit={t('setup.submit')}
      isPending={setUp.isPending}
      problem={setUp.problem}
      onSubmit={() => void submit()}
    >
      <DoorField
        label={t('setup.name')}
        name="name"
        autoComplete="name"
        value={name}
        onChange={setName}
        error={tried && name.trim() === '' ? t('setup.nameMissing') : undefined}
        autoFocus
      />
      <DoorField
        label={t('setup.email')}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={tried && !isEmail(email) ? t('setup.emailInvalid') : undefined}
      />
      <NewPassword value={password} onChange={setPassword} showFaults={tried} />
    </DoorForm>
  );
}
