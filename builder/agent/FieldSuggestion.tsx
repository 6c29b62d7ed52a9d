import { Bot, Check, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { predictionsApi } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { tellingWords } from '../desk/telling-words.ts';
import { useLabelText } from '../desk/use-label-text.ts';
import { useShareText } from '../desk/use-share-text.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { announce } from '../ui/toast.ts';
import styles from './Suggestion.module.css';
import { showingFields } from './use-case-change.ts';

type Prediction = predictionsApi.Prediction;
interface FieldSuggestionProps {
  /** What the field is called on this page. */
  label: string;
  prediction: Prediction | undefined;
}

/** What was found for a field, by what, and how sure it is; one press takes it over. */
export function FieldSuggestion({ label, prediction }: FieldSuggestionProps) {
  const { t } = useTranslation('agent');
  if (!prediction) return null;
  const { action, verdict } = prediction;
  const telling = tellingWords(prediction.words);
  return (
    <div className={styles.suggestion} role="group" aria-label={t('suggestion.of', { field: label })}>
      <p className={styles.source}>
        <StatusChip
          tone={action === 'unknown' ? 'warning' : 'info'}
          icon={action === 'automated' ? Bot : undefined}
        >
          {t(`suggestion.${action}`)}
        </StatusChip>{' '}
        <Source prediction={prediction} />
      </p>
      {telling.length > 0 && action !== 'unknown' && (
        <p className={styles.small}>{t('suggestion.because', { words: telling.join(' · ') })}</p>
      )}
      {prediction.opinion && <SecondOpinion field={prediction.field} opinion={prediction.opinion} />}
      {verdict === null ? (
        <Answers label={label} prediction={prediction} />
      ) : (
        <p className={styles.small}>{t(`suggestion.${verdict}`)}</p>
      )}
    </div>
  );
}

function Source({ prediction: { source, modelNumber, confidence } }: { prediction: Prediction }) {
  const { t } = useTranslation('agent');
  const { rough } = useShareText();
  const words = { number: modelNumber ?? 0, confidence: rough(confidence) };
  return <span className={styles.small}>{t(`suggestion.${source}`, words)}</span>;
}

/** What a model provider said of an answer in doubt. It has a say, not a vote: taking it is the agent's press. */
function SecondOpinion({
  field,
  opinion: { label, model },
}: {
  field: string;
  opinion: NonNullable<Prediction['opinion']>;
}) {
  const { t } = useTranslation('agent');
  const labelText = useLabelText();
  const words = { model: model ?? t('suggestion.provider'), label: labelText(field, label ?? '') };
  return (
    <p className={styles.opinion}>
      <Sparkles size={14} aria-hidden />
      <span>{t(label === null ? 'suggestion.opinionNone' : 'suggestion.opinion', words)}</span>
    </p>
  );
}

function Answers({ label: fieldLabel, prediction }: { label: string; prediction: Prediction }) {
  const { t } = useTranslation('agent');
  const { rough } = useShareText();
  const labelText = useLabelText();
  const { id, field, action, top, isAudit, opinion } = prediction;
  const judge = useApiMutation(predictionsApi.judgePrediction, {
    refreshes: showingFields,
    onDone: ({ value }) =>
      announce(t('suggestion.saved', { field: fieldLabel, label: labelText(field, value ?? '') })),
  });
  const take = (value: string) => judge.mutate({ params: { id }, body: { value } });
  if (action === 'automated') {
    const [best] = top;
    if (!isAudit || !best) return null;
    return (
      <div className={styles.answers}>
        <p>{t('suggestion.check')}</p>
        <Button size="dense" icon={Check} isPending={judge.isPending} onPress={() => take(best.label)}>
          {t('suggestion.right')}
        </Button>
        {judge.problem && <ProblemNotice problem={judge.problem} />}
      </div>
    );
  }
  // What the second opinion adds to the answers that are there to be taken anyway.
  const other = top.some(({ label }) => label === opinion?.label) ? undefined : opinion?.label;
  return (
    <div className={styles.answers}>
      {action === 'unknown' && <p className={styles.small}>{t('suggestion.unknownText')}</p>}
      {top.map(({ label, confidence }, at) => {
        const words = { field: fieldLabel, label: labelText(field, label), confidence: rough(confidence) };
        const isChosen = at === 0 && action === 'selected';
        return (
          <Button
            key={label}
            size="dense"
            variant={isChosen ? 'primary' : 'secondary'}
            icon={isChosen ? Check : undefined}
            isDisabled={judge.isPending}
            aria-label={t('suggestion.acceptLabel', words)}
            onPress={() => take(label)}
          >
            {t('suggestion.accept', words)}
          </Button>
        );
      })}
      {other && (
        <Button
          size="dense"
          icon={Sparkles}
          isDisabled={judge.isPending}
          aria-label={t('suggestion.acceptOpinion', { field: fieldLabel, label: labelText(field, other) })}
          onPress={() => take(other)}
        >
          {labelText(field, other)}
        </Button>
      )}
      {judge.problem && <ProblemNotice problem={judge.problem} />}
    </div>
  );
}
