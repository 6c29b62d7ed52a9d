import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { modelsApi, modelVersionsApi, type modelReportApi } from '../../../server/client.ts';
import { useApi } from '../../app/api.ts';
import { useMe } from '../../app/session.ts';
import { useShareText } from '../../desk/use-share-text.ts';
import { Button } from '../../ui/Button.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from '../Classification.module.css';
import { canSlide, moveAutomate, moveSelect, placeOf, splitBy } from './curve.ts';
import { CurveChart } from './CurveChart.tsx';
import { NoModel, NotLive } from './NoModel.tsx';
import { Offers } from './Offers.tsx';
import { SplitBar } from './SplitBar.tsx';
import { ThresholdSlider } from './ThresholdSlider.tsx';
import { AutomationNeeds } from './AutomationNeeds.tsx';
import { useShownModel } from './use-shown-model.ts';
import { useSaveField } from './use-save-field.ts';

type Draft = Pick<modelsApi.ModelField, 'mode' | 'selectAt' | 'automateAt' | 'target'>;

/** How much may be left to the model: chosen by moving along what it did on cases it had not seen. */
export function ThresholdPanel({ field }: { field: modelsApi.ModelField }) {
  const { model, isPending } = useShownModel(field);
  const { data, problem, refetch } = useApi(
    modelVersionsApi.getModelCurve,
    { params: { id: model?.id ?? '' } },
    { enabled: model !== undefined },
  );
  if (model === undefined) return isPending ? <Skeleton lines={6} /> : <NoModel />;
  if (problem) return <ProblemNotice problem={problem} onRetry={refetch} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <div className={styles.stack}>
      <NotLive model={model} />
      {/* Saved elsewhere or gone live: what is drawn starts from there. */}
      <Thresholds key={`${model.id} ${field.version}`} field={field} curve={data} />
    </div>
  );
}

function Thresholds({ field, curve }: { field: modelsApi.ModelField; curve: modelReportApi.Curve }) {
  const { t } = useTranslation(['classification', 'common']);
  const isReadOnly = useMe().role !== 'admin';
  const { mode, selectAt, automateAt, target } = field;
  const [draft, setDraft] = useState<Draft>({ mode, selectAt, automateAt, target });
  const saving = useSaveField(field);
  const put = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  // Saving the same again is how automation that has stopped itself begins anew.
  const isChanged =
    field.steppedDown !== null ||
    (Object.keys(draft) as (keyof Draft)[]).some((name) => draft[name] !== field[name]);
  return (
    <div className={styles.pair}>
      <Section title={t('curve.mode')}>
        {saving.problem && <ProblemNotice problem={saving.problem} />}
        <RadioGroup
          label={t('mode')}
          hideLabel
          value={draft.mode}
          isDisabled={isReadOnly}
          options={modelsApi.modeSchema.options.map((each) => ({
            id: each,
            label: t(`modes.${each}`),
            description: t(`modeHelp.${each}`),
          }))}
          onChange={(each) => put({ mode: each })}
        />
        {draft.mode === 'automate' && <AutomationNeeds needs={field.automationNeeds} />}
        <Sliders draft={draft} put={put} curve={curve} isReadOnly={isReadOnly} />
        {!isReadOnly && (
          <div className={styles.actions}>
            <Button
              variant="primary"
              isDisabled={!isChanged}
              isPending={saving.isPending}
              onPress={() => saving.save(draft)}
            >
              {t('common:action.save')}
            </Button>
          </div>
        )}
      </Section>
      <div className={styles.sticky}>
        <Section title={t('curve.heldOut')}>
          <CurveChart
            points={curve.points}
            automate={
              draft.mode === 'automate' ? curve.points[placeOf(curve.points, draft.automateAt)] : undefined
            }
            select={
              draft.mode === 'recommend' ? undefined : curve.points[placeOf(curve.points, draft.selectAt)]
            }
            target={draft.mode === 'automate' ? draft.target : undefined}
          />
          <p className={styles.small}>{t('curve.promise')}</p>
        </Section>
      </div>
    </div>
  );
}

/** What is promised and what was measured do not agree: automation would not last. */
function BelowTarget({ point, target }: { point: modelReportApi.CurvePoint | undefined; target: number }) {
  const { t } = useTranslation('classification');
  const { exact, short } = useShareText();
  if (point === undefined || point.precision >= target) return null;
  return (
    <p className={styles.warning} role="status">
      {t('curve.belowTarget', { precision: exact(point.precision), target: short(target) })}
    </p>
  );
}

interface SlidersProps {
  draft: Draft;
  put: (part: Partial<Draft>) => void;
  curve: modelReportApi.Curve;
  isReadOnly: boolean;
}

function Sliders({ draft, put, curve, isReadOnly }: SlidersProps) {
  const { t } = useTranslation('classification');
  const { points } = curve;
  if (draft.mode === 'recommend') return <p className={styles.quiet}>{t('curve.recommend')}</p>;
  if (!canSlide(points)) return <p className={styles.quiet}>{t('curve.tooFew')}</p>;
  const automates = draft.mode === 'automate';
  // Where nothing is automated, all from the first threshold on is chosen beforehand.
  const split = splitBy(points, automates ? draft : { ...draft, automateAt: Number.POSITIVE_INFINITY });
  return (
    <div className={styles.stack}>
      {automates && (
        <>
          <ThresholdSlider
            kind="automate"
            points={points}
            place={placeOf(points, draft.automateAt)}
            isReadOnly={isReadOnly}
            onMove={(place) => put(moveAutomate(points, draft, place))}
          />
          <BelowTarget point={points[placeOf(points, draft.automateAt)]} target={draft.target} />
          <Offers
            offers={curve.offers}
            isReadOnly={isReadOnly}
            onChoose={(offer) =>
              put({ ...moveAutomate(points, draft, placeOf(points, offer.at)), target: offer.precision })
            }
          />
        </>
      )}
      <ThresholdSlider
        kind="select"
        points={points}
        place={placeOf(points, draft.selectAt)}
        isReadOnly={isReadOnly}
        onMove={(place) => put(moveSelect(points, draft, place))}
      />
      <SplitBar split={split} automates={automates} />
      {automates && (
        <NumberField
          label={t('curve.target')}
          description={t('curve.targetHelp')}
          value={Math.round(draft.target * 1000) / 10}
          min={50}
          max={99.9}
          step={0.5}
          isReadOnly={isReadOnly}
          onChange={(percent) => percent !== undefined && put({ target: percent / 100 })}
        />
      )}
    </div>
  );
}
