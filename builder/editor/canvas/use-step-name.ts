import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useStepWords } from '../use-step-words.ts';
import type { StepData } from './drawing.ts';

/** What a screen reader says of a step: its number, kind and title, and where each outcome leads. */
export function useStepName(): (data: StepData) => string {
  const words = useStepWords();
  const { t } = useTranslation('editor');
  return useCallback(
    (data) => {
      const outcomes = data.outcomes.map((outcome) => {
        const number = data.leadsTo[outcome.id];
        const label = words.text(outcome.label);
        return number === undefined
          ? t('canvas.leadsNowhere', { label })
          : t('canvas.leadsTo', { label, number });
      });
      const problems = data.errors + data.others;
      return [
        t('canvas.stepName', {
          number: data.number,
          total: data.total,
          type: words.typeTitle(data.step.type),
          title: words.title(data.step),
        }),
        ...(data.isStart ? [t('canvas.isStart')] : []),
        ...outcomes,
        ...(data.mark ? [t(`canvas.mark.${data.mark.status}`)] : []),
        ...(problems > 0 ? [t('canvas.problemCount', { count: problems })] : []),
      ].join(t('canvas.pause'));
    },
    [words, t],
  );
}
