import { useTranslation } from 'react-i18next';
import { canBeRetried, catalogue, type Step } from '../../../engine/browser.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { useEditorStore } from '../store/editor-store.ts';
import styles from './Inspector.module.css';

const usualPauseSec = 10;

/** Steps that can fail for a while; and a retry that stands there is shown, so that it can be taken out. */
export function canRetry(step: Step): boolean {
  const definition = catalogue.get(step.type);
  return definition !== undefined && (canBeRetried(definition, step.config) || step.retry !== undefined);
}

/** How often the step is tried again after a failure that may pass. Shown for steps that can have one. */
export function StepRetry({ id, step }: { id: string; step: Step }) {
  const { t } = useTranslation('editor');
  const { run } = useEditorStore().getState();
  const definition = catalogue.get(step.type);
  if (!canRetry(step)) return null;
  // A call to another system has tries of its own; of all others nothing is repeated unless the flow says so.
  const usual = definition?.kind === 'act' ? definition.retry : { times: 0, backoffSec: usualPauseSec };
  const { times, backoffSec } = step.retry ?? usual;
  const set = (retry: Step['retry'], field: string) =>
    run({ type: 'setRetry', step: id, retry }, { field: `retry ${id} ${field}` });
  return (
    <div className={styles.form}>
      <div data-path="retry.times">
        <NumberField
          label={t('retry.times')}
          description={t('retry.timesHelp')}
          min={0}
          max={5}
          value={times}
          onChange={(next) => set(next === undefined ? undefined : { times: next, backoffSec }, 'times')}
        />
      </div>
      {times > 0 && (
        <div data-path="retry.backoffSec">
          <NumberField
            label={t('retry.pause')}
            description={t('retry.pauseHelp')}
            min={1}
            max={3600}
            value={backoffSec}
            onChange={(next) => next !== undefined && set({ times, backoffSec: next }, 'pause')}
          />
        </div>
      )}
    </div>
  );
}
