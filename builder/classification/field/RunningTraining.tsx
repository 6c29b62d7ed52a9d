import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { modelsApi, modelVersionsApi } from '../../../server/client.ts';
import { apiKey, useApi, useApiMutation } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { announce } from '../../ui/toast.ts';
import styles from '../Classification.module.css';
import { isUnderWay } from '../levels.ts';
import { fieldReads } from './use-save-field.ts';

const everyMs = 700;

/** How far a training is. When it ends, what it came to is read anew. */
export function RunningTraining({ training: given }: { training: modelsApi.Training }) {
  const { t } = useTranslation('classification');
  const { rough } = useShareText();
  const count = useCountText();
  const id = useId();
  const isAdmin = useMe().role === 'admin';
  const cache = useQueryClient();
  const reading = useApi(
    modelsApi.getTraining,
    { params: { id: given.id } },
    { refetchEveryMs: everyMs, keepPrevious: true },
  );
  const training = reading.data ?? given;
  const hasEnded = !isUnderWay(training);
  useEffect(() => {
    if (!hasEnded) return;
    announce(t('training.over'));
    for (const endpoint of [...fieldReads, modelVersionsApi.listModels])
      void cache.invalidateQueries({ queryKey: apiKey(endpoint) });
  }, [hasEnded, cache, t]);
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
