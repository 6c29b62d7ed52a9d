import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { Table } from '../../ui/Table.tsx';
import { Plot } from '../charts/Plot.tsx';
import styles from '../charts/Plot.module.css';

/** Whether 80 % means right in 80 of 100: on the dashed line it does. The larger a dot, the more cases. */
export function ReliabilityChart({ report }: { report: modelReportApi.ModelReport }) {
  const { t } = useTranslation('classification');
  const { rough, exact } = useShareText();
  const count = useCountText();
  const bins = report.reliability.filter(({ n }) => n > 0);
  const most = Math.max(1, ...bins.map(({ n }) => n));
  return (
    <Plot
      title={t('reliability.title')}
      summary={t('reliability.summary', { ece: exact(report.overall.ece) })}
      x={{ title: t('reliability.confidence'), domain: [0, 1], format: rough }}
      y={{ title: t('reliability.precision'), domain: [0, 1], format: rough }}
      draw={({ x, y }) => (
        <>
          <line className={styles.ideal} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
          {bins.map((bin) => (
            <circle
              key={bin.confidence}
              className={styles.dot}
              cx={x(bin.confidence)}
              cy={y(bin.precision)}
              r={3 + 7 * Math.sqrt(bin.n / most)}
            />
          ))}
        </>
      )}
      table={
        <Table
          label={t('reliability.title')}
          rows={bins}
          rowId={({ confidence }) => String(confidence)}
          columns={[
            {
              id: 'confidence',
              header: t('reliability.confidence'),
              align: 'end',
              cell: (bin) => exact(bin.confidence),
            },
            {
              id: 'precision',
              header: t('reliability.precision'),
              align: 'end',
              cell: (bin) => exact(bin.precision),
            },
            { id: 'n', header: t('curve.n'), align: 'end', cell: ({ n }) => count(n) },
          ]}
        />
      }
    />
  );
}
