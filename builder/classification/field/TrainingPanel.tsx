import { GraduationCap, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { modelsApi } from '../../../server/client.ts';
import { useApiMutation } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { useCountText } from '../../desk/use-share-text.ts';
import { Button } from '../../ui/Button.tsx';
import { RelativeTime } from '../../ui/DateTime.tsx';
import { Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { announce } from '../../ui/toast.ts';
import { LoadBundled } from '../examples/LoadBundled.tsx';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { isUnderWay } from '../levels.ts';
import styles from '../Classification.module.css';
import { RunningTraining } from './RunningTraining.tsx';
import { fieldReads } from './use-save-field.ts';
import { useInWords } from '../../i18n/use-in-words.ts';

type ModelField = modelsApi.ModelField;

/** From closed cases to a model: what there is to learn from, the start, and how far it is. */
export function TrainingPanel({ field }: { field: ModelField }) {
  const { t } = useTranslation('classification');
  const { training } = field;
  useAnnouncedEnd(isUnderWay(training));
  return (
    <Section title={t('training.title')}>
      <Usable field={field} />
      {isUnderWay(training) && training ? (
        <RunningTraining training={training} />
      ) : (
        <>
          {training && <LastTraining training={training} />}
          <StartTraining field={field} />
        </>
      )}
    </Section>
  );
}

/** Whoever does not see the bar hears that it has come to its end. */
function useAnnouncedEnd(isRunning: boolean): void {
  const { t } = useTranslation('classification');
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    if (wasRunning.current && !isRunning) announce(t('training.over'));
    wasRunning.current = isRunning;
  }, [isRunning, t]);
}

function Usable({ field: { usable } }: { field: ModelField }) {
  const { t } = useTranslation('classification');
  const count = useCountText();
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t('usable')}</dt>
        <dd>{count(usable.total)}</dd>
      </div>
      <div>
        <dt>{t('training.closed')}</dt>
        <dd>{count(usable.closed)}</dd>
      </div>
      <div>
        <dt>{t('training.imported')}</dt>
        <dd>{count(usable.imported)}</dd>
      </div>
      <div>
        <dt>{t('training.confirmed')}</dt>
        <dd>{count(usable.confirmed)}</dd>
      </div>
      {usable.sinceLive !== null && (
        <div>
          <dt>{t('training.sinceLive')}</dt>
          <dd>{count(usable.sinceLive)}</dd>
        </div>
      )}
    </dl>
  );
}

function StartTraining({ field }: { field: ModelField }) {
  const { t } = useTranslation('classification');
  const count = useCountText();
  const isAdmin = useMe().role === 'admin';
  const start = useApiMutation(modelsApi.startTraining, {
    refreshes: [...fieldReads, modelsApi.listTrainings],
  });
  const { total } = field.usable;
  const isEnough = total >= modelsApi.leastCases;
  return (
    <>
      {start.problem && <ProblemNotice problem={start.problem} />}
      {!isEnough && <TooFew total={total} isAdmin={isAdmin} />}
      {isEnough && total < modelsApi.fewCases && (
        <p className={styles.quiet}>{t('training.few', { few: count(modelsApi.fewCases) })}</p>
      )}
      {field.retrainAdvised && <p>{t('training.advised')}</p>}
      {isAdmin ? (
        <div className={styles.actions}>
          <Button
            variant="primary"
            icon={GraduationCap}
            isDisabled={!isEnough}
            isPending={start.isPending}
            onPress={() => start.mutate({ params: { field: field.field }, body: {} })}
          >
            {t('training.start')}
          </Button>
        </div>
      ) : (
        <p className={styles.quiet}>{t('training.adminsOnly')}</p>
      )}
    </>
  );
}

/** A refusal that says how many are missing, and the ways out of it. */
function TooFew({ total, isAdmin }: { total: number; isAdmin: boolean }) {
  const { t } = useTranslation('classification');
  const count = useCountText();
  const least = modelsApi.leastCases;
  return (
    <div className={styles.notice} role="status">
      <TriangleAlert size={16} aria-hidden />
      <div>
        <p>
          {t('training.tooFew', { least: count(least), total: count(total), missing: count(least - total) })}
        </p>
        {isAdmin && (
          <div className={styles.actions}>
            <LoadBundled />
            <ButtonLink href="/classification/examples">{t('training.toImport')}</ButtonLink>
            <ButtonLink href="?tab=labels" variant="quiet">
              {t('training.toLabels')}
            </ButtonLink>
          </div>
        )}
      </div>
    </div>
  );
}

function LastTraining({ training }: { training: modelsApi.Training }) {
  const { t } = useTranslation('classification');
  const { text, lang } = useInWords().said({ ...training, message: training.problem ?? '' });
  if (training.state === 'queued' || training.state === 'running') return null;
  return (
    <p className={styles.quiet}>
      {t(`training.ended.${training.state}`)} <RelativeTime value={training.endedAt} />
      {training.problem !== null && <span lang={lang}> · {text}</span>}
    </p>
  );
}
