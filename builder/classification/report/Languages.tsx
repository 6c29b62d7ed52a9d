import { useTranslation } from 'react-i18next';
import type { modelReportApi } from '../../../server/client.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { Table } from '../../ui/Table.tsx';
import { useLanguageName } from '../../i18n/use-language-name.ts';

/** A model may be good in one language and weak in another. */
export function Languages({ report: { languages } }: { report: modelReportApi.ModelReport }) {
  const { t } = useTranslation('classification');
  const nameOf = useLanguageName();
  const { exact } = useShareText();
  const count = useCountText();
  return (
    <Table
      label={t('report.languageFigures')}
      rows={languages}
      rowId={({ language }) => language}
      columns={[
        { id: 'language', header: t('report.language'), cell: ({ language }) => nameOf(language) },
        { id: 'accuracy', header: t('accuracy'), align: 'end', cell: (each) => exact(each.accuracy) },
        { id: 'top3', header: t('measures.top3'), align: 'end', cell: ({ top3 }) => exact(top3) },
        { id: 'ece', header: t('measures.ece'), align: 'end', cell: ({ ece }) => exact(ece) },
        {
          id: 'coverage',
          header: t('report.coverageAt95'),
          align: 'end',
          cell: ({ at95 }) => (at95 ? exact(at95.coverage) : '—'),
        },
        {
          id: 'precision',
          header: t('report.precisionAt95'),
          align: 'end',
          cell: ({ at95 }) => (at95 === null || at95.precision === null ? '—' : exact(at95.precision)),
        },
        { id: 'n', header: t('curve.n'), align: 'end', cell: ({ n }) => count(n) },
      ]}
    />
  );
}
