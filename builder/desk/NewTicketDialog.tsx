import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { departments, priorities, type Department, type Priority } from '../../engine/browser.ts';
import { casesApi, ticketsApi } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './Desk.module.css';
import { useSendKey } from './use-send-key.ts';

interface NewTicketDialogProps {
  caseId: string;
  isOpen: boolean;
  onClose: () => void;
}
interface Wish {
  department?: Department;
  summary: string;
  priority: Priority;
  hours?: number | undefined;
}
const blank: Wish = { summary: '', priority: 'normal' };

/** Asks another department for something. The case's subject and customer go with it by themselves. */
export function NewTicketDialog({ caseId, isOpen, onClose }: NewTicketDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const [wish, setWish] = useState(blank);
  const [wasTried, setTried] = useState(false);
  const { key, renew } = useSendKey();
  const create = useApiMutation(ticketsApi.createCaseTicket, {
    refreshes: [ticketsApi.listTickets, casesApi.getCaseTimeline],
    onDone: ({ number, department }) => {
      const name = t(`common:department.${department}`);
      showToast({ text: t('newTicket.created', { number, department: name }), tone: 'success' });
      renew();
      setWish(blank);
      setTried(false);
      onClose();
    },
  });
  const change = (part: Partial<Wish>) => {
    setWish({ ...wish, ...part });
    if (!create.problem) return;
    renew();
    create.reset();
  };
  const { department } = wish;
  const summary = wish.summary.trim();
  const send = () => {
    setTried(true);
    if (department === undefined || summary === '') return;
    const dueBusinessMinutes = wish.hours === undefined ? undefined : Math.round(wish.hours * 60);
    const body = { department, summary, priority: wish.priority, dueBusinessMinutes };
    create.mutate({ params: { id: caseId }, body, idempotencyKey: key });
  };
  return (
    <Dialog
      title={t('newTicket.title')}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" isPending={create.isPending} onPress={send}>
            {t('newTicket.create')}
          </Button>
        </>
      }
    >
      <p className={styles.quiet}>{t('ticket.internal')}</p>
      {create.problem && <ProblemNotice problem={create.problem} />}
      <Select
        label={t('newTicket.department')}
        value={wish.department}
        isRequired
        options={departments.map((id) => ({ id, label: t(`common:department.${id}`) }))}
        onChange={(id) => change({ department: id })}
        error={wasTried && department === undefined ? t('newTicket.departmentNeeded') : undefined}
      />
      <TextArea
        label={t('newTicket.summary')}
        value={wish.summary}
        isRequired
        maxLength={2000}
        onChange={(words) => change({ summary: words })}
        error={wasTried && summary === '' ? t('newTicket.summaryNeeded') : undefined}
      />
      <div className={styles.row}>
        <Select
          label={t('newTicket.priority')}
          value={wish.priority}
          options={priorities.map((id) => ({ id, label: t(`common:priority.${id}`) }))}
          onChange={(id) => change({ priority: id })}
        />
        <NumberField
          label={t('newTicket.due')}
          description={t('newTicket.dueHelp')}
          value={wish.hours}
          min={0.5}
          max={1000}
          step={0.5}
          onChange={(hours) => change({ hours })}
        />
      </div>
    </Dialog>
  );
}
