import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionApi } from '../../server/client.ts';
import { enterSession } from '../app/session.ts';
import { DoorField, DoorForm } from './DoorForm.tsx';
import { useSending } from './use-call.ts';

export interface SignInFormProps {
  /** Already known, when someone signs in again. */
  email?: string;
  onDone: () => void;
}

export function SignInForm({ email: known = '', onDone }: SignInFormProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const signIn = useSending(sessionApi.signIn);
  const wrong = signIn.problem?.code === 'unauthenticated' || signIn.problem?.code === 'invalid';
  const submit = async () => {
    const me = await signIn.send({ body: { email, password } });
    if (me === undefined) return;
    await enterSession(me);
    onDone();
  };
  return (
    <DoorForm
      submit={t('signIn.submit')}
      isPending={signIn.isPending}
      problem={wrong ? undefined : signIn.problem}
      onSubmit={() => void submit()}
    >
      <DoorField
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        autoFocus={known === ''}
      />
      <DoorField
        label={t('signIn.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        autoFocus={known !== ''}
        error={wrong ? t('signIn.wrong') : undefined}
      />
    </DoorForm>
  );
}
