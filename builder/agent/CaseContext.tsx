import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { casesApi } from '../../server/client.ts';
import { VipChip } from '../desk/StatusChips.tsx';
import { useText } from '../i18n/use-text.ts';
import { DateTime } from '../ui/DateTime.tsx';
import { Link } from '../ui/Link.tsx';
import { Section } from '../ui/Page.tsx';
import styles from './Case.module.css';
import { CaseFields } from './CaseFields.tsx';
import { LinkCustomer } from './LinkCustomer.tsx';
import { SlaClock } from './SlaClock.tsx';

/** Who it is, what the case says, and how much time is left. */
export function CaseContext({ detail }: { detail: casesApi.CaseDetail }) {
  const { t } = useTranslation('agent');
  return (
    <>
      <Section title={t('case.customer')}>
        <Customer detail={detail} />
      </Section>
      <Section title={t('sla.title')}>
        <Sla detail={detail} />
      </Section>
      <Section title={t('case.fields')}>
        <CaseFields detail={detail} />
        <CaseFacts detail={detail} />
      </Section>
    </>
  );
}

function Customer({ detail }: { detail: casesApi.CaseDetail }) {
  const { contact, account } = detail;
  const { t } = useTranslation(['agent', 'desk', 'common']);
  if (!contact) {
    return (
      <>
        <p className={styles.name}>{t('case.unknownCustomer')}</p>
        <p className={styles.quiet}>{t('case.unknownText')}</p>
        <LinkCustomer theCase={detail.case} />
      </>
    );
  }
  return (
    <>
      <div className={styles.chips}>
        <p className={styles.name} lang={contact.locale}>
          {contact.name}
        </p>
        {contact.isVip && <VipChip />}
      </div>
      {contact.kana && (
        <p className={styles.quiet} lang="ja">
          {contact.kana}
        </p>
      )}
      <dl className={styles.facts}>
        {contact.emails.length > 0 && <Fact term={t('case.email')}>{contact.emails.join(', ')}</Fact>}
        {contact.phones.length > 0 && <Fact term={t('case.phone')}>{contact.phones.join(', ')}</Fact>}
        <Fact term={t('case.language')}>{t(`common:locale.${contact.locale}`)}</Fact>
        {account && (
          <Fact term={t('case.account')}>
            {account.name} ({t(`desk:tier.${account.tier}`)})
          </Fact>
        )}
      </dl>
      <Link href={`/contacts/${contact.id}`}>{t('case.otherCases')}</Link>
    </>
  );
}

function Sla({ detail: { sla } }: { detail: casesApi.CaseDetail }) {
  const { t } = useTranslation('agent');
  const text = useText();
  if (!sla) return <p className={styles.quiet}>{t('sla.none')}</p>;
  return (
    <>
      <div className={styles.chips}>
        <SlaClock sla={sla} />
        <span>{text(sla.policyName)}</span>
      </div>
      <dl className={styles.facts}>
        <Fact term={t('sla.dueAt')}>
          <DateTime value={sla.dueAt} />
        </Fact>
      </dl>
    </>
  );
}

function CaseFacts({ detail }: { detail: casesApi.CaseDetail }) {
  const { t } = useTranslation(['agent', 'common']);
  const text = useText();
  const { case: theCase, queueName, previousCase } = detail;
  return (
    <dl className={styles.facts}>
      <Fact term={t('case.queue')}>{text(queueName) || '—'}</Fact>
      <Fact term={t('case.channel')}>{t(`common:channel.${theCase.channel}`)}</Fact>
      <Fact term={t('case.created')}>
        <DateTime value={theCase.createdAt} />
      </Fact>
      {previousCase && (
        <Fact term={t('case.previous')}>
          <Link href={`/cases/${previousCase.id}`}>{previousCase.number}</Link>
        </Fact>
      )}
      {theCase.resolution && <Fact term={t('case.resolution')}>{theCase.resolution}</Fact>}
    </dl>
  );
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </>
);
