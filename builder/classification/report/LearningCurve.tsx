import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { Table } from '../../ui/Table.tsx';
import { Plot } from '../charts/Plot.tsx';
import styles from '../charts/Plot.module.css';
import { pathOf, shareDomain } from '../charts/scale.ts';

/** Whether more cases would still help: where the line has become flat they would not. */
export function LearningCurve({ report: { learningCurve } }: { report: modelReportApi.ModelReport }) {
  const { t } = useTranslation('classification');
  const { rough, exact } = useShareText();
  const count = useCountText();
  const [first, last] = [learningCurve[0], learningCurve.at(-1)];
  return (
    <Plot
      title={t('learning.title')}
      summary={t('learning.summary', {
        first: exact(first?.accuracy ?? 0),
        few: count(first?.n ?? 0),
        last: exact(last?.accuracy ?? 0),
        many: count(last?.n ?? 0),
      })}
      x={{ title: t('versions.cases'), domain: [0, last?.n ?? 1], format: count }}
      y={{
        title: t('accuracy'),
        domain: shareDomain(learningCurve.map(({ accuracy }) => accuracy)),
        format: rough,
      }}
      draw={({ x, y }) => (
        <>
          <path
            className={styles.line}
            d={pathOf(learningCurve.map(({ n, accuracy }) => ({ x: x(n), y: y(accuracy) })))}
          />
          {learningCurve.map(({ n, accuracy }) => (
            <circle key={n} className={styles.dot} cx={x(n)} cy={y(accuracy)} r={4} />
          ))}
        </>
      )}
      table={
        <Table
          label={t('learning.title')}
          rows={learningCurve}
          rowId={({ n }) => String(n)}
          columns={[
            { id: 'n', header: t('versions.cases'), align: 'end', cell: ({ n }) => count(n) },
            { id: 'accuracy', header: t('accuracy'), align: 'end', cell: ({ accuracy }) => exact(accuracy) },
          ]}
        />
      }
    />
  );
}
