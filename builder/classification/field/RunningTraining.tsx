import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { modelsApi } from '../../../server/client.ts';
import { useApi, useApiMutation } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import styles from '../Classification.module.css';

/** How far a training is. */
export function RunningTraining({ training: given }: { training: modelsApi.Training }) {
  const { t } = useTranslation('classification');
  const { rough } = useShareText();
  const count = useCountText();
  const id = useId();
  const isAdmin = useMe().role === 'admin';
  const reading = useApi(modelsApi.getTraining, { params: { id: given.id } });
  const training = reading.data ?? given;
  const cancel = useApiMutation(modelsApi.cancelTraining, { refreshes: [modelsApi.getTraining] });
  return (
    <div className={styles.tight}>
      <p id={id}>
        <strong>{t(`training.stage.${training.stage}`)}</strong>
        {training.cases !== null && ` ${t('training.of', { cases: count(training.cases) })}`}
        {training.attempts > 1 && ` ${t('training.again')}`}
      </p>
      <progress className={styles.progress} max={1} value={training.share} aria-labelledby={id} />
      <p className={styles.quiet}>{rough(training.share)}</p>
      {cancel.problem && <ProblemNotice problem={cancel.problem} />}
      {isAdmin && (
        <div className={styles.actions}>
          <Button isPending={cancel.isPending} onPress={() => cancel.mutate({ params: { id: training.id } })}>
            {t('training.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
