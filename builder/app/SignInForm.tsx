import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionApi } from '../../server/client.ts';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useApiMutation } from './api.ts';
import styles from './DoorPage.module.css';
import { enterSession } from './session.ts';

export interface SignInFormProps {
  /** Already known, when someone signs in again. */
  email?: string;
  onDone: () => void;
}

export function SignInForm({ email: known = '', onDone }: SignInFormProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const signIn = useApiMutation(sessionApi.signIn);
  const wrong = signIn.problem?.code === 'unauthenticated' || signIn.problem?.code === 'invalid';
  const submit = async () => {
    const me = await signIn.mutateAsync({ body: { email, password } });
    if (me === undefined) return;
    await enterSession(me);
    onDone();
  };
  return (
    <Form className={styles.form} onSubmit={() => void submit()}>
      {signIn.problem && !wrong && <ProblemNotice problem={signIn.problem} />}
      <TextField
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        autoFocus={known === ''}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        autoFocus={known !== ''}
        error={wrong ? t('signIn.wrong') : undefined}
      />
      <Button type="submit" variant="primary" isPending={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}
