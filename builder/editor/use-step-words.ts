import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, type Step, type Text } from '../../engine/browser.ts';
import { useText } from '../i18n/use-text.ts';

export interface StepWords {
  /** What the step is called: its own title, else that of its type. */
  title(step: Step): string;
  /** The second line: the type where the title is the step's own, else what the type does. */
  subtitle(step: Step): string;
  typeTitle(type: string): string;
  text(text: Text | null | undefined): string;
}

export function useStepWords(): StepWords {
  const text = useText();
  const { t } = useTranslation('editor');
  return useMemo(() => {
    const typeTitle = (type: string) => text(catalogue.get(type)?.title) || t('canvas.unknownType', { type });
    const title = (step: Step) => text(step.title) || typeTitle(step.type);
    const subtitle = (step: Step) =>
      text(step.title) ? typeTitle(step.type) : text(catalogue.get(step.type)?.summary);
    return { title, subtitle, typeTitle, text };
  }, [text, t]);
}
