import { useCallback } from 'react';
import { catalogue, type Flow } from '../../engine/browser.ts';
import { drawnOutcomes } from '../editor/document/outcomes.ts';
import { useText } from '../i18n/use-text.ts';

/** What an outcome is called on the canvas; its own key where the step does not know it. */
export function useOutcomeLabel(flow: Pick<Flow, 'steps'>): (stepId: string, outcome: string) => string {
  const text = useText();
  return useCallback(
    (stepId, outcome) => {
      const step = flow.steps[stepId];
      const drawn = step && drawnOutcomes(step, catalogue).find(({ id }) => id === outcome);
      return text(drawn?.label) || outcome;
    },
    [flow, text],
  );
}
