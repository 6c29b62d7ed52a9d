import { useTranslation } from 'react-i18next';
import { type modelsApi, modelVersionsApi } from '../../../server/client.ts';
import { useApi } from '../../app/api.ts';
import { Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from '../Classification.module.css';
import { NoModel, NotLive } from '../field/NoModel.tsx';
import { useShownModel } from '../field/use-shown-model.ts';
import { Confusions } from './Confusions.tsx';
import { Counts } from './Counts.tsx';
import { LabelErrors } from './LabelErrors.tsx';
import { LabelTable } from './LabelTable.tsx';
import { Languages } from './Languages.tsx';
import { LearningCurve } from './LearningCurve.tsx';
import { Measures } from './Measures.tsx';
import { ReliabilityChart } from './ReliabilityChart.tsx';

/** What the model can and cannot do, measured on cases it had not seen. */
export function ReportPanel({ field }: { field: modelsApi.ModelField }) {
  const { t } = useTranslation('classification');
  const { model, isPending } = useShownModel(field);
  const { data, problem, refetch } = useApi(
    modelVersionsApi.getModel,
    { params: { id: model?.id ?? '' } },
    { enabled: model !== undefined },
  );
  if (model === undefined) return isPending ? <Skeleton lines={8} /> : <NoModel />;
  if (problem) return <ProblemNotice problem={problem} onRetry={refetch} />;
  if (!data) return <Skeleton lines={8} />;
  const { report } = data;
  return (
    <div className={styles.stack}>
      <NotLive model={model} />
      <Section title={t('report.overall')}>
        <Measures report={report} />
        <Counts report={report} />
      </Section>
      <div className={styles.pair}>
        <Section title={t('report.reliability')}>
          <ReliabilityChart report={report} />
        </Section>
        {report.learningCurve.length > 1 && (
          <Section title={t('report.learning')}>
            <LearningCurve report={report} />
          </Section>
        )}
      </div>
      <Section title={t('report.labels')} isFlush>
        <LabelTable field={field.field} report={report} />
      </Section>
      <div className={styles.pair}>
        <Confusions field={field.field} report={report} />
        <LabelErrors field={field.field} report={report} />
      </div>
      {report.languages.length > 0 && (
        <Section title={t('report.languages')} isFlush>
          <Languages report={report} />
        </Section>
      )}
    </div>
  );
}
