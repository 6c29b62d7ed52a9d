import { useTranslation } from 'react-i18next';
import { type modelReportApi, modelsApi, modelVersionsApi } from '../../../server/client.ts';
import { useApi, useApiMutation } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StatusChip, type Tone } from '../../ui/StatusChip.tsx';
import { showToast } from '../../ui/toast.ts';
import { Counts } from '../report/Counts.tsx';
import { Measures } from '../report/Measures.tsx';
import styles from '../Classification.module.css';
import { fieldReads } from './use-save-field.ts';

interface ComparisonDialogProps {
  model: modelVersionsApi.ModelSummary;
  onClose: () => void;
}

/** A version beside the live one on the same held-out cases, and the decision to let it answer. */
export function ComparisonDialog({ model, onClose }: ComparisonDialogProps) {
  const { t } = useTranslation(['classification', 'common']);
  const isAdmin = useMe().role === 'admin';
  const { data, problem } = useApi(modelVersionsApi.getModel, { params: { id: model.id } });
  const live = useApiMutation(modelsApi.setModelLive, {
    refreshes: [...fieldReads, modelVersionsApi.listModels, modelVersionsApi.getModel],
    onDone: () => {
      showToast({ text: t('versions.isLive', { number: model.number }), tone: 'success' });
      onClose();
    },
  });
  return (
    <Dialog
      title={t('version', { number: model.number })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:action.close')}</Button>
          {isAdmin && model.status !== 'live' && (
            <Button
              variant="primary"
              isPending={live.isPending}
              onPress={() => live.mutate({ params: { id: model.id } })}
            >
              {t('versions.goLive')}
            </Button>
          )}
        </>
      }
    >
      {problem && <ProblemNotice problem={problem} />}
      {live.problem && <ProblemNotice problem={live.problem} />}
      {!data && !problem && <Skeleton lines={5} />}
      {data && (
        <>
          <Measures report={data.report} />
          <Counts report={data.report} />
        </>
      )}
      {data && model.status !== 'live' && <Comparison comparison={data.comparison} />}
    </Dialog>
  );
}

const tones: Record<modelReportApi.Comparison['verdict'], Tone> = {
  better: 'success',
  notWorse: 'info',
  worse: 'warning',
  tooFew: 'neutral',
};

function Comparison({ comparison }: { comparison: modelReportApi.Comparison | null }) {
  const { t } = useTranslation('classification');
  const { exact } = useShareText();
  const count = useCountText();
  if (comparison === null) return <p className={styles.quiet}>{t('comparison.none')}</p>;
  const { n, newRight, liveRight, onlyNew, onlyLive, verdict } = comparison;
  return (
    <section className={styles.tight} aria-label={t('comparison.title')}>
      <div className={styles.chips}>
        <strong>{t('comparison.title')}</strong>
        <StatusChip tone={tones[verdict]}>{t(`comparison.verdict.${verdict}`)}</StatusChip>
      </div>
      <p>{t('comparison.same', { n: count(n) })}</p>
      <ul>
        <li>{t('comparison.new', { right: count(newRight), share: exact(n === 0 ? 0 : newRight / n) })}</li>
        <li>
          {t('comparison.live', { right: count(liveRight), share: exact(n === 0 ? 0 : liveRight / n) })}
        </li>
        <li>{t('comparison.only', { onlyNew: count(onlyNew), onlyLive: count(onlyLive) })}</li>
      </ul>
    </section>
  );
}
