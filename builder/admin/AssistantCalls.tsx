import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assistantApi } from '../../server/client.ts';
import { ListFoot } from '../desk/ListParts.tsx';
import { useList } from '../desk/use-list.ts';
import { Button } from '../ui/Button.tsx';
import { DateTime } from '../ui/DateTime.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Section } from '../ui/Page.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import styles from './Admin.module.css';
import { useInWords } from '../i18n/use-in-words.ts';

type Call = assistantApi.AssistantCall;

/** What the provider was asked, exactly as it went out. */
export function AssistantCalls() {
  const { t } = useTranslation(['admin', 'common']);
  const list = useList(assistantApi.listAssistantCalls, {});
  const [open, setOpen] = useState<Call>();
  const columns: Column<Call>[] = [
    { id: 'at', header: t('assistant.at'), cell: ({ at }) => <DateTime value={at} /> },
    { id: 'use', header: t('assistant.purpose'), cell: ({ use }) => t(`assistant.use.${use}`) },
    { id: 'by', header: t('assistant.by'), cell: ({ by }) => by.name ?? by.id },
    { id: 'outcome', header: t('assistant.outcome'), cell: (call) => <Outcome call={call} /> },
    {
      id: 'tokens',
      header: t('assistant.tokens'),
      align: 'end',
      cell: ({ inputTokens, outputTokens }) => inputTokens + outputTokens,
    },
    {
      id: 'open',
      header: t('assistant.content'),
      cell: (call) => (
        <Button
          size="dense"
          aria-label={`${t('assistant.content')}: ${call.at}`}
          onPress={() => setOpen(call)}
        >
          {t('common:action.open')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t('assistant.calls')} isFlush>
      {(list.rows || !list.problem) && (
        <Table
          label={t('assistant.callList')}
          columns={columns}
          rows={list.rows}
          rowId={({ id }) => id}
          empty={<EmptyState title={t('assistant.noCalls')} text={t('assistant.noCallsText')} />}
        />
      )}
      <ListFoot list={list} />
      <Sheet title={t('assistant.content')} isOpen={open !== undefined} onClose={() => setOpen(undefined)}>
        {open && <Content call={open} />}
      </Sheet>
    </Section>
  );
}

function Outcome({ call: { outcome } }: { call: Call }) {
  const { t } = useTranslation('admin');
  return (
    <StatusChip tone={outcome === 'answered' ? 'success' : outcome === 'overBudget' ? 'warning' : 'danger'}>
      {t(`assistant.outcomes.${outcome}`)}
    </StatusChip>
  );
}

function Content({ call }: { call: Call }) {
  const { t } = useTranslation('admin');
  const { text, lang } = useInWords().said({ ...call, message: call.detail ?? '–' });
  return (
    <div className={styles.form}>
      <div className={styles.name}>
        <strong>{t('assistant.asked')}</strong>
        <pre className={styles.words}>{call.prompt}</pre>
      </div>
      <div className={styles.name}>
        <strong>{t('assistant.answered')}</strong>
        <pre className={styles.words} lang={call.answer === null ? lang : undefined}>
          {call.answer ?? text}
        </pre>
      </div>
    </div>
  );
}
