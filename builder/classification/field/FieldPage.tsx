import { useTranslation } from 'react-i18next';
import { modelsApi } from '../../../server/client.ts';
import { useApi } from '../../app/api.ts';
import { oneOf } from '../../app/filters.ts';
import { useFilters, useRouteId } from '../../app/navigation.ts';
import { useText } from '../../i18n/use-text.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from '../Classification.module.css';
import { levelTones } from '../levels.ts';
import { LabelsPanel } from './LabelsPanel.tsx';
import { QualityPanel } from './QualityPanel.tsx';
import { ReportPanel } from '../report/ReportPanel.tsx';
import { SteppedDown } from './SteppedDown.tsx';
import { ThresholdPanel } from './ThresholdPanel.tsx';
import { TrainingPanel } from './TrainingPanel.tsx';
import { VersionsPanel } from './VersionsPanel.tsx';

const tabs = ['training', 'automation', 'report', 'quality', 'labels'] as const;
const readTab = oneOf(...tabs);
const readers = { tab: readTab };

/** All there is to know and to decide about how one field is found out. */
export function FieldPage() {
  const field = useRouteId();
  const { t } = useTranslation('classification');
  const text = useText();
  const { data, problem, refetch } = useApi(modelsApi.getModelField, { params: { field } });
  return (
    <Page
      title={data ? text(data.title) : t('field')}
      parents={[{ label: t('title'), href: '/classification' }]}
      description={data && <Standing field={data} />}
    >
      {problem && <ProblemNotice problem={problem} onRetry={refetch} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data && <SteppedDown field={data} />}
      {data && <FieldTabs field={data} />}
    </Page>
  );
}

function Standing({ field }: { field: modelsApi.ModelField }) {
  const { t } = useTranslation('classification');
  const { level, mode, live } = field;
  return (
    <div className={styles.tight}>
      <div className={styles.chips}>
        <StatusChip tone={levelTones[level]}>{t(`levels.${level}`)}</StatusChip>
        <span>{t(`modes.${mode}`)}</span>
        {live && <span>{t('answersNow', { number: live.number })}</span>}
      </div>
      <p>{t(`levelHelp.${level}`)}</p>
    </div>
  );
}

function FieldTabs({ field }: { field: modelsApi.ModelField }) {
  const { t } = useTranslation('classification');
  const [{ tab = 'training' }, put] = useFilters(readers);
  const contents = {
    training: (
      <div className={styles.stack}>
        <TrainingPanel field={field} />
        <VersionsPanel field={field} />
      </div>
    ),
    automation: <ThresholdPanel field={field} />,
    report: <ReportPanel field={field} />,
    quality: <QualityPanel field={field} />,
    labels: <LabelsPanel field={field} />,
  };
  return (
    <Tabs
      label={t('field')}
      selected={tab}
      onSelect={(id) => put({ tab: readTab(id) })}
      items={tabs.map((id) => ({
        id,
        label: t(`tabs.${id}`),
        content: contents[id],
      }))}
    />
  );
}
