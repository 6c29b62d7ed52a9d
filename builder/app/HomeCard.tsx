import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemBody } from '../../server/client.ts';
import { ButtonLink } from '../ui/ButtonLink.tsx';
import { Link } from '../ui/Link.tsx';
import { Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './HomePage.module.css';

export interface HomeLine {
  id: string;
  href: string;
  title: string;
  note?: ReactNode;
  chip?: ReactNode;
}
export interface HomeCardProps {
  title: string;
  href: string;
  lines: readonly HomeLine[] | undefined;
  problem: ProblemBody | undefined;
}

/** One thing that may need me: its first few entries and the way to all of them. */
export function HomeCard({ title, href, lines, problem }: HomeCardProps) {
  const { t } = useTranslation();
  return (
    <Section
      title={title}
      isFlush
      actions={
        <ButtonLink href={href} variant="quiet" size="dense">
          {t('action.showAll')}
        </ButtonLink>
      }
    >
      {problem && <ProblemNotice problem={problem} />}
      {!problem && lines === undefined && <Skeleton lines={2} height={40} />}
      {lines?.length === 0 && <p className={styles.empty}>{t('home.nothing')}</p>}
      {lines !== undefined && lines.length > 0 && (
        <ul className={styles.list}>
          {lines.map(({ id, href: to, title: words, note, chip }) => (
            <li key={id}>
              <Link href={to} className={styles.item}>
                <span className={styles.words}>
                  <span className={styles.title}>{words}</span>
                  {note && <span className={styles.note}>{note}</span>}
                </span>
                {chip}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
