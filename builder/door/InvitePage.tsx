import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setupApi } from '../../server/client.ts';
import { enterSession } from '../app/session.ts';
import { buttonClass } from '../ui/button-look.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { DoorForm } from './DoorForm.tsx';
import { DoorPage } from './DoorPage.tsx';
import { emptyPassword, NewPassword, passwordFault } from './NewPassword.tsx';
import { useAnswer, useSending } from './use-call.ts';

export interface InvitePageProps {
  token: string;
  onEnter: () => void;
}

/** Where an invitation leads: the person chooses a password and is in. */
export function InvitePage({ token, onEnter }: InvitePageProps) {
  const { t } = useTranslation();
  const invitation = useAnswer(setupApi.getInvitation, { params: { token } });
  if (invitation?.ok) {
    const { name, email } = invitation.data;
    return (
      <DoorPage title={t('invite.title', { name })} text={t('invite.text', { email })}>
        <PasswordForm token={token} onEnter={onEnter} />
      </DoorPage>
    );
  }
  if (invitation === undefined) {
    return (
      <DoorPage title={t('state.loading')}>
        <Skeleton />
      </DoorPage>
    );
  }
  return (
    <DoorPage title={t('invite.invalidTitle')} text={t('invite.invalidText')}>
      <a href="/sign-in" className={buttonClass({})}>
        {t('setup.toSignIn')}
      </a>
    </DoorPage>
  );
}

function PasswordForm({ token, onEnter }: InvitePageProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState(emptyPassword);
  const [tried, setTried] = useState(false);
  const accept = useSending(setupApi.acceptInvitation);
  const submit = async () => {
    setTried(true);
    if (passwordFault(password) !== undefined) return;
    const me = await accept.send({ params: { token }, body: { password: password.password } });
    if (me === undefined) return;
    await enterSession(me);
    onEnter();
  };
  return (
    <DoorForm
      submit={t('invite.submit')}
      isPending={accept.isPending}
      problem={accept.problem}
      onSubmit={() => void submit()}
    >
      <NewPassword value={password} onChange={setPassword} showFaults={tried} />
    </DoorForm>
  );
}
