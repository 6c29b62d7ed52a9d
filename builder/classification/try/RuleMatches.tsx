import { useTranslation } from 'react-i18next';
import type { classificationApi } from '../../../server/client.ts';
import { useText } from '../../i18n/use-text.ts';
import { Link } from '../../ui/Link.tsx';
import { Section } from '../../ui/Page.tsx';
import styles from '../Classification.module.css';

/** What each ruleset said, by which rule and because of which words. */
export function RuleMatches({ matches }: Pick<classificationApi.Preview, 'matches'>) {
  const { t } = useTranslation('classification');
  const text = useText();
  return (
    <Section title={t('rulesets.title')}>
      {matches.length === 0 && <p className={styles.quiet}>{t('rulesets.empty')}</p>}
      <ul className={styles.lines}>
        {matches.map(({ ruleset, rule, label, words, outputs }) => (
          <li key={ruleset}>
            <div className={styles.chips}>
              <Link href={`/classification/rulesets/${ruleset}`}>{ruleset}</Link>
              {rule === null ? (
                <span className={styles.quiet}>{t('rulesets.noMatch')}</span>
              ) : (
                <span>
                  {t('rulesets.rule', { number: rule })} {text(label)}
                </span>
              )}
            </div>
            {rule !== null && (
              <p>
                {Object.entries(outputs)
                  .map(([name, value]) => `${name} = ${value}`)
                  .join(', ')}{' '}
                <span className={styles.quiet}>{words.join(' · ')}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
