import { Play, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type casesApi, runsApi, ticketsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useMe } from '../app/session.ts';
import { NewTicketDialog } from '../desk/NewTicketDialog.tsx';
import { RunStatusChip, TicketStatusChip } from '../desk/StatusChips.tsx';
import { useText } from '../i18n/use-text.ts';
import { CaseArticles } from '../knowledge/CaseArticles.tsx';
import { SimilarCases } from '../knowledge/SimilarCases.tsx';
import { Button } from '../ui/Button.tsx';
import { RelativeTime } from '../ui/DateTime.tsx';
import { Link } from '../ui/Link.tsx';
import { Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { isDone } from './case-actions.ts';
import styles from './Case.module.css';
import type { ReplyInserter } from './reply-inserter.ts';
import { CaseSummary } from './CaseSummary.tsx';
import type { Guide } from './use-guide.ts';

interface CaseSideProps {
  detail: casesApi.CaseDetail;
  guide: Guide;
  inserter: ReplyInserter;
}

/** What helps: guided flows to start, articles and cases that are alike, tickets to other departments, and what flows did here. */
export function CaseSide({ detail, guide, inserter }: CaseSideProps) {
  const { id, status } = detail.case;
  const insert = (words: string) => inserter.current?.(words);
  return (
    <>
      <CaseSummary caseId={id} />
      <GuidedFlows guide={guide} />
      <CaseArticles caseId={id} insert={isDone(status) ? undefined : insert} />
      <SimilarCases caseId={id} />
      <CaseTickets caseId={id} />
      <CaseRuns caseId={id} />
    </>
  );
}

function GuidedFlows({ guide }: { guide: Guide }) {
  const { t } = useTranslation('agent');
  const text = useText();
  const { offers, problem, startProblem, starting } = guide;
  return (
    <Section title={t('guide.title')}>
      {problem && <ProblemNotice problem={problem} onRetry={guide.reload} />}
      {startProblem && <ProblemNotice problem={startProblem} />}
      {!offers && !problem && <Skeleton lines={2} />}
      {offers?.length === 0 && <p className={styles.quiet}>{`${t('guide.none')} ${t('guide.noneText')}`}</p>}
      <ul className={styles.offers}>
        {offers?.map(({ key, title, description }) => (
          <li key={key} className={styles.offer}>
            <strong>{text(title)}</strong>
            <Button
              size="dense"
              icon={Play}
              aria-label={t('guide.startLabel', { flow: text(title) })}
              isPending={starting === key}
              isDisabled={starting !== undefined}
              onPress={() => guide.start(key)}
            >
              {t('guide.start')}
            </Button>
            {description && <p className={styles.quiet}>{text(description)}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function CaseTickets({ caseId }: { caseId: string }) {
  const { t } = useTranslation(['agent', 'desk', 'common']);
  const [isOpen, setOpen] = useState(false);
  const { data, problem, refetch } = useApi(ticketsApi.listTickets, { query: { caseId } });
  return (
    <Section
      title={t('side.tickets')}
      actions={
        <Button size="dense" icon={Plus} onPress={() => setOpen(true)}>
          {t('desk:newTicket.open')}
        </Button>
      }
    >
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={2} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t('side.noTickets')}</p>}
      <ul className={styles.lines}>
        {data?.items.map((ticket) => (
          <li key={ticket.id}>
            <div className={styles.chips}>
              <Link href={`/tickets/${ticket.id}`}>{ticket.number}</Link>
              <TicketStatusChip status={ticket.status} />
              <span className={styles.quiet}>{t(`common:department.${ticket.department}`)}</span>
            </div>
            <p className={styles.clamped}>{ticket.resolution ?? ticket.summary}</p>
          </li>
        ))}
      </ul>
      <NewTicketDialog caseId={caseId} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Section>
  );
}

function CaseRuns({ caseId }: { caseId: string }) {
  const { t } = useTranslation('agent');
  const text = useText();
  // Agents see what flows did here; the pages of runs are for those who lead.
  const isLeader = useMe().role !== 'agent';
  const { data, problem, refetch } = useApi(runsApi.listRuns, { query: { caseId, limit: 20 } });
  return (
    <Section title={t('side.runs')}>
      {problem && <ProblemNotice problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={2} />}
      {data?.items.length === 0 && <p className={styles.quiet}>{t('side.noRuns')}</p>}
      <ul className={styles.lines}>
        {data?.items.map(({ id, flowTitle, status, startedAt }) => (
          <li key={id} className={styles.chips}>
            {isLeader ? <Link href={`/runs/${id}`}>{text(flowTitle)}</Link> : <span>{text(flowTitle)}</span>}
            <RunStatusChip status={status} />
            <span className={styles.quiet}>
              <RelativeTime value={startedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
