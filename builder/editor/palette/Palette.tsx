import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyStep } from '../../../engine/browser.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { StepIcon } from '../StepIcon.tsx';
import { useEdits } from '../store/use-edits.ts';
import { useStepWords } from '../use-step-words.ts';
import { paletteType } from './palette-type.ts';
import styles from './Palette.module.css';
import { searchSteps } from './search.ts';

const categories: readonly AnyStep['category'][] = [
  'intake',
  'logic',
  'routing',
  'people',
  'communication',
  'knowledge',
  'data',
];

/** All step types in groups: drag a card onto the canvas, or press it to add the step behind the current one. */
export function Palette() {
  const { t } = useTranslation('editor');
  const [typed, setTyped] = useState('');
  const found = useMemo(() => searchSteps(typed), [typed]);
  const groups = categories
    .map((category) => ({ category, steps: found.filter((step) => step.category === category) }))
    .filter(({ steps }) => steps.length > 0);
  return (
    <div className={styles.palette}>
      <TextField
        label={t('palette.search')}
        hideLabel
        type="search"
        placeholder={t('palette.search')}
        value={typed}
        onChange={setTyped}
      />
      <p className={styles.hint}>{t('palette.hint')}</p>
      {groups.map(({ category, steps }) => (
        <section key={category} aria-label={t(`category.${category}`)}>
          <h2 className={styles.group}>{t(`category.${category}`)}</h2>
          <ul className={styles.cards}>
            {steps.map((step) => (
              <Card key={step.type} step={step} />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && <EmptyState title={t('palette.nothing')} text={t('palette.nothingHelp')} />}
    </div>
  );
}

function Card({ step }: { step: AnyStep }) {
  const { text } = useStepWords();
  const { addAfterCurrent } = useEdits();
  return (
    <li>
      <button
        type="button"
        className={styles.card}
        draggable
        title={text(step.summary)}
        onClick={() => addAfterCurrent(step.type)}
        onDragStart={(event) => {
          event.dataTransfer.setData(paletteType, step.type);
          event.dataTransfer.effectAllowed = 'copy';
        }}
      >
        <StepIcon definition={step} className={styles.icon} />
        <span>{text(step.title)}</span>
      </button>
    </li>
  );
}
