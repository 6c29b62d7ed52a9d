import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setupApi } from '../../server/client.ts';
import { Button } from '../ui/Button.tsx';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { Form } from '../ui/Form.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useApi, useApiMutation } from './api.ts';
import { DoorPage } from './DoorPage.tsx';
import styles from './DoorPage.module.css';
import { useGo } from './navigation.ts';
import { emptyPassword, NewPassword, passwordFault } from './NewPassword.tsx';
import { enterSession } from './session.ts';

/** Where an invitation leads: the person chooses a password and is in. */
export function InvitePage() {
  const { t } = useTranslation();
  const { token = '' }: { token?: string } = useParams({ strict: false });
  const invitation = useApi(setupApi.getInvitation, { params: { token } });
  if (invitation.data) {
    const { name, email } = invitation.data;
    return (
      <DoorPage title={t('invite.title', { name })} text={t('invite.text', { email })}>
        <PasswordForm token={token} />
      </DoorPage>
    );
  }
  if (invitation.isPending) {
    return (
      <DoorPage title={t('state.loading')}>
        <Skeleton />
      </DoorPage>
    );
  }
  return (
    <DoorPage title={t('invite.invalidTitle')} text={t('invite.invalidText')}>
      <ButtonLink href="/sign-in">{t('setup.toSignIn')}</ButtonLink>
    </DoorPage>
  );
}

function PasswordForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const go = useGo();
  const [password, setPassword] = useState(emptyPassword);
  const [tried, setTried] = useState(false);
  const accept = useApiMutation(setupApi.acceptInvitation);
  const submit = async () => {
    setTried(true);
    if (passwordFault(password) !== undefined) return;
    const me = await accept.mutateAsync({ params: { token }, body: { password: password.password } });
    if (me === undefined) return;
    await enterSession(me);
    go('/');
  };
  return (
    <Form className={styles.form} onSubmit={() => void submit()}>
      {accept.problem && <ProblemNotice problem={accept.problem} />}
      <NewPassword value={password} onChange={setPassword} showFaults={tried} />
      <Button type="submit" variant="primary" isPending={accept.isPending}>
        {t('invite.submit')}
      </Button>
    </Form>
  );
}
