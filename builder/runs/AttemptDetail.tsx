import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { predictionsApi } from '../../server/client.ts';
import { useInWords } from '../i18n/use-in-words.ts';
import { useLocale } from '../i18n/use-text.ts';
import { DateTime } from '../ui/DateTime.tsx';
import { Section } from '../ui/Page.tsx';
import { type TabItem, Tabs } from '../ui/Tabs.tsx';
import type { Attempt } from './attempts.ts';
import styles from './AttemptDetail.module.css';
import { ErrorText } from './ErrorText.tsx';
import { formatDuration } from './duration.ts';
import { ReasonList } from './ReasonList.tsx';
import { JsonBlock } from './JsonBlock.tsx';
import { SecondOpinions } from './SecondOpinions.tsx';

interface AttemptDetailProps {
  attempt: Attempt | undefined;
  /** Second opinions on what this visit told. */
  opinions: readonly predictionsApi.RunOpinion[];
  titleOf: (stepId: string) => string;
  labelOf: (stepId: string, outcome: string) => string;
}

/** One visit in full: what the step got, what it gave, and why it went the way it went. */
export function AttemptDetail({ attempt, opinions, titleOf, labelOf }: AttemptDetailProps) {
  const { t } = useTranslation('runs');
  if (!attempt) return <p className={styles.hint}>{t('page.selectStep')}</p>;
  return (
    <Section title={titleOf(attempt.stepId)}>
      <AttemptFacts attempt={attempt} titleOf={titleOf} labelOf={labelOf} />
      <AttemptTabs key={attempt.key} attempt={attempt} opinions={opinions} labelOf={labelOf} />
    </Section>
  );
}

type Shown<K extends keyof AttemptDetailProps> = Pick<AttemptDetailProps, K> & { attempt: Attempt };

function AttemptFacts({ attempt, titleOf, labelOf }: Shown<'titleOf' | 'labelOf'>) {
  const { t } = useTranslation('runs');
  const locale = useLocale();
  const { startedAt, endedAt, outcome, to } = attempt;
  return (
    <p className={styles.facts}>
      <span>{t(`attempt.status.${attempt.status}`)}</span>
      <DateTime value={new Date(startedAt).toISOString()} />
      {endedAt !== null && (
        <span>{t('attempt.took', { duration: formatDuration(endedAt - startedAt, locale) })}</span>
      )}
      {outcome && (
        <span>
          {t('attempt.outcome')}: {labelOf(attempt.stepId, outcome)}
        </span>
      )}
      {to && (
        <span>
          {t('attempt.ledTo')}: {titleOf(to)}
        </span>
      )}
    </p>
  );
}

function AttemptTabs({ attempt, opinions, labelOf }: Shown<'opinions' | 'labelOf'>) {
  const { t } = useTranslation('runs');
  const { error, why, warnings, input, output } = attempt;
  const items: TabItem[] = [
    {
      id: 'why',
      label: t('attempt.tabs.why'),
      content: (
        <>
          <ReasonList reasons={why} labelOf={(outcome) => labelOf(attempt.stepId, outcome)} />
          <SecondOpinions opinions={opinions} />
        </>
      ),
    },
    {
      id: 'input',
      label: t('attempt.tabs.input'),
      content: <JsonBlock label={t('attempt.tabs.input')} value={input} empty={t('attempt.noInput')} />,
    },
    {
      id: 'output',
      label: t('attempt.tabs.output'),
      content: <JsonBlock label={t('attempt.tabs.output')} value={output} empty={t('attempt.noOutput')} />,
    },
    {
      id: 'warnings',
      label: t('attempt.tabs.warnings'),
      count: warnings.length,
      content: <Warnings warnings={warnings} />,
    },
  ];
  if (error)
    items.unshift({ id: 'error', label: t('attempt.tabs.error'), content: <Failure error={error} /> });
  return <Tabs label={t('page.step')} items={items} />;
}

function Failure({ error }: { error: NonNullable<Attempt['error']> }) {
  const { t } = useTranslation('runs');
  return (
    <div className={styles.failure}>
      <ErrorText error={error} />
      <p>{t('attempt.errorHelp')}</p>
    </div>
  );
}

function Warnings({ warnings }: { warnings: string[] }) {
  const { t } = useTranslation('runs');
  const inWords = useInWords();
  if (warnings.length === 0) return <p className={styles.hint}>{t('attempt.noWarnings')}</p>;
  return (
    <ul className={styles.warnings}>
      {warnings.map((warning) => {
        const { text, lang } = inWords.warning(warning);
        return (
          <li key={warning} lang={lang}>
            <TriangleAlert size={16} aria-hidden /> {text}
          </li>
        );
      })}
    </ul>
  );
}
