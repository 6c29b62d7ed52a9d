import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type modelsApi, predictionsApi } from '../../../server/client.ts';
import { useApi } from '../../app/api.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from '../Classification.module.css';
import { QualityChart } from './QualityChart.tsx';

/** Whether it is as good with real messages as it was on paper, week by week. */
export function QualityPanel({ field }: { field: modelsApi.ModelField }) {
  const { t } = useTranslation('classification');
  const { data, problem, refetch } = useApi(predictionsApi.getFieldQuality, {
    params: { field: field.field },
    query: { weeks: 12 },
  });
  if (problem) return <ProblemNotice problem={problem} onRetry={refetch} />;
  if (!data) return <Skeleton lines={6} />;
  const total = data.weeks.reduce((sum, { predictions }) => sum + predictions, 0);
  return (
    <div className={styles.stack}>
      <Warnings warnings={data.warnings} />
      {total === 0 ? (
        <EmptyState title={t('quality.none')} text={t('quality.noneText')} />
      ) : (
        <Section title={t('quality.title')}>
          <Mix quality={data} />
          <QualityChart weeks={data.weeks} />
          <p className={styles.small}>{t('quality.audit')}</p>
        </Section>
      )}
    </div>
  );
}

function Warnings({ warnings }: Pick<predictionsApi.Quality, 'warnings'>) {
  const { t } = useTranslation('classification');
  if (warnings.length === 0) return null;
  return (
    <div className={styles.notice} role="status">
      <TriangleAlert size={16} aria-hidden />
      <ul className={styles.tight}>
        {warnings.map((warning) => (
          <li key={warning}>{t(`quality.warning.${warning}`)}</li>
        ))}
      </ul>
    </div>
  );
}

function Mix({ quality: { psi, auditsOpen, weeks } }: { quality: predictionsApi.Quality }) {
  const { t } = useTranslation('classification');
  const count = useCountText();
  const { rough } = useShareText();
  const newest = weeks.at(-1);
  const figures = [
    [t('quality.predictions'), newest ? count(newest.predictions) : '—'],
    [t('quality.unknown'), newest?.unknownShare == null ? '—' : rough(newest.unknownShare)],
    [t('quality.psi'), psi === null ? '—' : psi.toFixed(2)],
    [t('quality.auditsOpen'), count(auditsOpen)],
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(([term, figure]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
