import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { modelsApi, modelVersionsApi } from '../../../server/client.ts';
import { useApi, useApiMutation } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { useCountText, useShareText } from '../../desk/use-share-text.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { RelativeTime } from '../../ui/DateTime.tsx';
import { Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import styles from '../Classification.module.css';
import { ComparisonDialog } from './ComparisonDialog.tsx';
import { fieldReads, useSaveField } from './use-save-field.ts';

type Summary = modelVersionsApi.ModelSummary;

/** Every model of the field that was kept: which one answers, and the way forward and back. */
export function VersionsPanel({ field }: { field: modelsApi.ModelField }) {
  const { t } = useTranslation('classification');
  const isAdmin = useMe().role === 'admin';
  const { data, problem, refetch } = useApi(modelVersionsApi.listModels, { query: { field: field.field } });
  const [open, setOpen] = useState<Summary>();
  const columns = useColumns(setOpen);
  if (data?.items.length === 0) return null;
  return (
    <Section
      title={t('versions.title')}
      isFlush
      actions={isAdmin && field.canRollBack && <RollBack field={field} />}
    >
      {problem && <ProblemNotice problem={problem} onRetry={refetch} />}
      <Table label={t('versions.all')} columns={columns} rows={data?.items} rowId={({ id }) => id} />
      <div className={styles.inset}>
        <GoLiveRule field={field} isReadOnly={!isAdmin} />
      </div>
      {open && <ComparisonDialog model={open} onClose={() => setOpen(undefined)} />}
    </Section>
  );
}

const tones = { live: 'success', ready: 'info', retired: 'neutral' } as const;

function useColumns(open: (model: Summary) => void): Column<Summary>[] {
  const { t } = useTranslation('classification');
  const { exact } = useShareText();
  const count = useCountText();
  return [
    {
      id: 'number',
      header: t('versions.version'),
      cell: ({ number }) => <strong>{t('version', { number })}</strong>,
    },
    {
      id: 'status',
      header: t('versions.status'),
      cell: ({ status }) => <StatusChip tone={tones[status]}>{t(`versions.is.${status}`)}</StatusChip>,
    },
    {
      id: 'accuracy',
      header: t('accuracy'),
      align: 'end',
      cell: ({ accuracy, baseline }) => (
        <>
          {exact(accuracy)}
          <span className={styles.small}> {t('versions.baseline', { share: exact(baseline) })}</span>
        </>
      ),
    },
    { id: 'cases', header: t('versions.cases'), align: 'end', cell: ({ cases }) => count(cases) },
    {
      id: 'created',
      header: t('versions.trained'),
      cell: ({ createdAt }) => <RelativeTime value={createdAt} />,
    },
    {
      id: 'act',
      header: t('versions.compare'),
      cell: (model) => (
        <Button
          size="dense"
          aria-label={t(model.status === 'live' ? 'versions.lookAt' : 'versions.compareWith', {
            number: model.number,
          })}
          onPress={() => open(model)}
        >
          {t(model.status === 'live' ? 'versions.look' : 'versions.compare')}
        </Button>
      ),
    },
  ];
}

function RollBack({ field }: { field: modelsApi.ModelField }) {
  const { t } = useTranslation('classification');
  const [isAsking, setAsking] = useState(false);
  const back = useApiMutation(modelsApi.rollBackModel, {
    refreshes: [...fieldReads, modelVersionsApi.listModels],
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button size="dense" icon={Undo2} onPress={() => setAsking(true)}>
        {t('versions.rollBack')}
      </Button>
      <ConfirmDialog
        title={t('versions.rollBackTitle')}
        text={t('versions.rollBackText')}
        confirmLabel={t('versions.rollBack')}
        isOpen={isAsking}
        isPending={back.isPending}
        onConfirm={() => back.mutate({ params: { field: field.field } })}
        onClose={() => setAsking(false)}
      />
      {back.problem && <ProblemNotice problem={back.problem} />}
    </>
  );
}

function GoLiveRule({ field, isReadOnly }: { field: modelsApi.ModelField; isReadOnly: boolean }) {
  const { t } = useTranslation('classification');
  const { save, problem } = useSaveField(field);
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <RadioGroup
        label={t('versions.rule')}
        value={field.goLive}
        isReadOnly={isReadOnly}
        options={modelsApi.goLiveSchema.options.map((id) => ({ id, label: t(`versions.rules.${id}`) }))}
        onChange={(goLive) => save({ goLive })}
      />
    </>
  );
}
