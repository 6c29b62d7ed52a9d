import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.tsx';
import {
  Approvals,
  FailedRuns,
  FirstSteps,
  FlowsWithProblems,
  MyCases,
  OpenCases,
  OpenTickets,
  Unassigned,
} from './home-cards.tsx';
import styles from './HomePage.module.css';
import { type Role, useMe } from './session.ts';

const cards: Record<Role, readonly (() => React.JSX.Element)[]> = {
  admin: [FirstSteps, Approvals, FailedRuns, OpenCases, FlowsWithProblems, OpenTickets],
  supervisor: [Approvals, Unassigned, OpenCases, FailedRuns, OpenTickets],
  agent: [Approvals, MyCases, Unassigned, OpenTickets],
  department: [Approvals, OpenTickets],
  integration: [],
};

/** What needs me now, by role. */
export function HomePage() {
  const { t } = useTranslation();
  const { name, role } = useMe();
  return (
    <Page title={t('home.title')} description={t('home.greeting', { name })}>
      <div className={styles.grid}>
        {cards[role].map((Card) => (
          <Card key={Card.name} />
        ))}
      </div>
    </Page>
  );
}
