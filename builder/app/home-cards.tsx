import { ArrowRight, Siren } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  approvalsApi,
  casesApi,
  flowsApi,
  queuesApi,
  type ResultOf,
  runsApi,
  ticketsApi,
} from '../../server/client.ts';
import { useText } from '../i18n/use-text.ts';
import { useErrorWords } from '../runs/use-error-words.ts';
import { RelativeTime } from '../ui/DateTime.tsx';
import { Link, type LinkProps } from '../ui/Link.tsx';
import { Section } from '../ui/Page.tsx';
import { StatusChip, type Tone } from '../ui/StatusChip.tsx';
import { useApi } from './api.ts';
import { HomeCard } from './HomeCard.tsx';
import styles from './HomePage.module.css';

const few = 5;
type CaseLine = ResultOf<typeof casesApi.listCases>['items'][number];
const priorityTones: Record<CaseLine['priority'], Tone> = {
  low: 'neutral',
  normal: 'neutral',
  high: 'warning',
  critical: 'danger',
};

function PriorityChip({ priority }: Pick<CaseLine, 'priority'>) {
  const { t } = useTranslation();
  return (
    <StatusChip tone={priorityTones[priority]} icon={priority === 'critical' ? Siren : undefined}>
      {t(`priority.${priority}`)}
    </StatusChip>
  );
}

export function MyCases() {
  const { t } = useTranslation();
  return <CaseCard title={t('home.myCases')} href="/work" query={{ mine: 'true' }} />;
}

export function OpenCases() {
  const { t } = useTranslation();
  return <CaseCard title={t('home.openCases')} href="/cases" query={{}} />;
}

function CaseCard({ title, href, query }: { title: string; href: string; query: { mine?: string } }) {
  const { t } = useTranslation();
  const cases = useApi(casesApi.listCases, { query: { ...query, status: 'unsolved', limit: few } });
  const lines = cases.data?.items.map(({ id, number, subject, contactName, ownerName, priority }) => ({
    id,
    href: `/cases/${id}`,
    title: subject,
    note: [number, contactName, query.mine ? undefined : (ownerName ?? t('home.noOwner'))]
      .filter(Boolean)
      .join(' · '),
    chip: <PriorityChip priority={priority} />,
  }));
  return <HomeCard title={title} href={href} lines={lines} problem={cases.problem} />;
}

export function Unassigned() {
  const { t } = useTranslation();
  const text = useText();
  const work = useApi(queuesApi.listWorkItems, { query: { status: 'queued', limit: few } });
  const lines = work.data?.items.map((item) => ({
    id: item.id,
    href: `/cases/${item.case.id}`,
    title: item.case.subject,
    note: (
      <>
        {item.case.number} · {text(item.queueName)} · <RelativeTime value={item.enqueuedAt} />
      </>
    ),
    chip: <PriorityChip priority={item.case.priority} />,
  }));
  return <HomeCard title={t('home.unassigned')} href="/work" lines={lines} problem={work.problem} />;
}

export function OpenTickets() {
  const { t } = useTranslation();
  const tickets = useApi(ticketsApi.listTickets, { query: { status: 'open', limit: few } });
  const lines = tickets.data?.items.map(({ id, number, department, summary, status, overdue }) => ({
    id,
    href: `/tickets/${id}`,
    title: summary,
    note: `${number} · ${t(`department.${department}`)}`,
    chip: <StatusChip tone={overdue ? 'danger' : 'info'}>{t(`ticketStatus.${status}`)}</StatusChip>,
  }));
  return <HomeCard title={t('home.openTickets')} href="/tickets" lines={lines} problem={tickets.problem} />;
}

export function FailedRuns() {
  const { t } = useTranslation();
  const text = useText();
  const errorWords = useErrorWords();
  const runs = useApi(runsApi.listRuns, { query: { status: 'failed', limit: few } });
  const lines = runs.data?.items.map(({ id, flowTitle, caseNumber, errorCode, updatedAt }) => ({
    id,
    href: `/runs/${id}`,
    title: text(flowTitle),
    note: (
      <>
        {[caseNumber, errorWords(errorCode), ''].filter((part) => part !== null).join(' · ')}
        <RelativeTime value={updatedAt} />
      </>
    ),
    chip: <StatusChip tone="danger">{t('runStatus.failed')}</StatusChip>,
  }));
  return (
    <HomeCard title={t('home.failedRuns')} href="/runs?status=failed" lines={lines} problem={runs.problem} />
  );
}

/** Seen only by whom something waits for: most people never decide on anything. */
export function Approvals() {
  const { t } = useTranslation();
  const text = useText();
  const approvals = useApi(approvalsApi.listApprovals, {});
  const items = approvals.data?.items ?? [];
  if (items.length === 0) return <></>;
  const lines = items.slice(0, few).map(({ runId, token, form, flowTitle, createdAt }) => ({
    id: `${runId} ${token}`,
    href: '/approvals',
    title: text(form.title),
    note: (
      <>
        {text(flowTitle)} · <RelativeTime value={createdAt} />
      </>
    ),
  }));
  return <HomeCard title={t('home.approvals')} href="/approvals" lines={lines} problem={approvals.problem} />;
}

export function FlowsWithProblems() {
  const { t } = useTranslation();
  const text = useText();
  const flows = useApi(flowsApi.listFlows, {});
  const lines = flows.data?.items
    .filter(({ problems, draftChanged }) => problems > 0 || draftChanged)
    .slice(0, few)
    .map(({ id, title, problems }) => ({
      id,
      href: `/flows/${id}/edit`,
      title: text(title),
      chip:
        problems > 0 ? (
          <StatusChip tone="warning">{t('home.problems', { count: problems })}</StatusChip>
        ) : (
          <StatusChip tone="info">{t('home.unpublished')}</StatusChip>
        ),
    }));
  return <HomeCard title={t('home.flowsToFinish')} href="/flows" lines={lines} problem={flows.problem} />;
}

/** For a new installation: gone with the first case. */
export function FirstSteps() {
  const { t } = useTranslation();
  const cases = useApi(casesApi.listCases, { query: { limit: 1 } });
  if (cases.data === undefined || cases.data.items.length > 0) return <></>;
  return (
    <Section title={t('home.firstSteps')} isFlush>
      <ul className={styles.list}>
        {firstSteps.map((step) => (
          <li key={step.id}>
            <Link
              href={step.href}
              target={'target' in step ? step.target : undefined}
              className={styles.item}
            >
              {t(`home.${step.id}`)}
              <ArrowRight size={16} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
interface FirstStep extends Pick<LinkProps, 'href' | 'target'> {
  id: string;
}
const firstSteps = [
  { id: 'openFlows', href: '/flows' },
  { id: 'sendMessage', href: '/form', target: '_blank' },
  { id: 'invitePeople', href: '/admin/people' },
  { id: 'createKey', href: '/admin/api-keys' },
] as const satisfies readonly FirstStep[];
