import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { setupApi } from '../../server/client.ts';
import { useLocale } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { Form } from '../ui/Form.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useApi, useApiMutation } from './api.ts';
import { DoorPage } from './DoorPage.tsx';
import styles from './DoorPage.module.css';
import { isEmail } from './email.ts';
import { useFilters, useGo } from './navigation.ts';
import { emptyPassword, NewPassword, passwordFault } from './NewPassword.tsx';
import { enterSession } from './session.ts';

const searchSchema = z.object({ token: z.coerce.string().optional().catch(undefined) });

/** The very first start: creates the admin with the one-time link from the terminal. */
export function SetupPage() {
  const { t } = useTranslation();
  const [{ token }] = useFilters(searchSchema);
  const setup = useApi(setupApi.getSetup, {});
  if (setup.data?.needed === false) {
    return (
      <DoorPage title={t('setup.title')} text={t('setup.done')}>
        <ButtonLink href="/sign-in" variant="primary">
          {t('setup.toSignIn')}
        </ButtonLink>
      </DoorPage>
    );
  }
  if (token === undefined) return <DoorPage title={t('setup.title')}>{t('setup.noToken')}</DoorPage>;
  return (
    <DoorPage title={t('setup.title')} text={t('setup.text')}>
      <FirstAdminForm token={token} />
    </DoorPage>
  );
}

function FirstAdminForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const go = useGo();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState(emptyPassword);
  const [tried, setTried] = useState(false);
  const setUp = useApiMutation(setupApi.setUp);
  const submit = async () => {
    setTried(true);
    if (name.trim() === '' || !isEmail(email) || passwordFault(password) !== undefined) return;
    const me = await setUp.mutateAsync({
      body: { token, name, email: email.trim(), password: password.password, locale },
    });
    if (me === undefined) return;
    await enterSession(me);
    go('/');
  };
  return (
    <Form className={styles.form} onSubmit={() => void submit()}>
      {setUp.problem && <ProblemNotice problem={setUp.problem} />}
      <TextField
        label={t('setup.name')}
        name="name"
        autoComplete="name"
        isRequired
        value={name}
        onChange={setName}
        error={tried && name.trim() === '' ? t('setup.nameMissing') : undefined}
        autoFocus
      />
      <TextField
        label={t('setup.email')}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        value={email}
        onChange={setEmail}
        error={tried && !isEmail(email) ? t('setup.emailInvalid') : undefined}
      />
      <NewPassword value={password} onChange={setPassword} showFaults={tried} />
      <Button type="submit" variant="primary" isPending={setUp.isPending}>
        {t('setup.submit')}
      </Button>
    </Form>
  );
}
