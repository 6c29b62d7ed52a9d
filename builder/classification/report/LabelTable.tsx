import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { tellingWords } from '../../desk/telling-words.ts';
import { useLabelText } from '../../desk/use-label-text.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { Table } from '../../ui/Table.tsx';
import styles from '../Classification.module.css';

interface LabelTableProps {
  field: string;
  report: modelReportApi.ModelReport;
}
const mostWords = 6;

/** Label by label, the weakest first, with the words the model goes by. */
export function LabelTable({ field, report }: LabelTableProps) {
  const { t } = useTranslation('classification');
  const labelText = useLabelText();
  const { rough } = useShareText();
  const count = useCountText();
  return (
    <Table
      label={t('report.labelFigures')}
      rows={report.labels.toSorted((a, b) => a.f1 - b.f1)}
      rowId={({ label }) => label}
      columns={[
        {
          id: 'label',
          header: t('labels.label'),
          cell: ({ label, mayAutomate }) => (
            <span className={styles.chips}>
              <strong>{labelText(field, label)}</strong>
              {!mayAutomate && <StatusChip tone="warning">{t('report.notAlone')}</StatusChip>}
            </span>
          ),
        },
        {
          id: 'precision',
          header: t('report.precision'),
          align: 'end',
          cell: (each) => rough(each.precision),
        },
        { id: 'recall', header: t('report.recall'), align: 'end', cell: (each) => rough(each.recall) },
        { id: 'cases', header: t('versions.cases'), align: 'end', cell: ({ cases }) => count(cases) },
        {
          id: 'words',
          header: t('report.words'),
          cell: ({ words }) => (
            <span className={styles.quiet}>
              {tellingWords(
                words.map(({ text }) => text),
                mostWords,
              ).join(' · ')}
            </span>
          ),
        },
      ]}
    />
  );
}
