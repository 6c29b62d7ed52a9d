import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../engine/browser.ts';
import { casesApi, peopleApi, queuesApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { showToast } from '../ui/toast.ts';
import { useCaseChange } from './use-case-change.ts';

interface TransferDialogProps {
  theCase: Case;
  isOpen: boolean;
  onClose: () => void;
}

/** Hands the case on: to a queue, where whoever is free gets it, or to a person. */
export function TransferDialog({ theCase, isOpen, onClose }: TransferDialogProps) {
  const { t } = useTranslation('agent');
  const [kind, setKind] = useState('queue');
  const [target, setTarget] = useState<string>();
  const [wasTried, setTried] = useState(false);
  const transfer = useTransfer(theCase, onClose);
  const send = () => {
    setTried(true);
    if (target !== undefined) void transfer.to(kind === 'queue' ? { queueId: target } : { agentId: target });
  };
  return (
    <Dialog
      title={t('transfer.title', { number: theCase.number })}
      size="small"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <Button variant="primary" isPending={transfer.isPending} onPress={send}>
          {t('transfer.submit')}
        </Button>
      }
    >
      {transfer.problem && <ProblemNotice problem={transfer.problem} />}
      <RadioGroup
        label={t('transfer.to')}
        value={kind}
        options={[
          { id: 'queue', label: t('transfer.queue') },
          { id: 'person', label: t('transfer.person') },
        ]}
        onChange={(id) => {
          setKind(id);
          setTarget(undefined);
        }}
      />
      <TargetField
        key={kind}
        kind={kind}
        value={target}
        onChange={setTarget}
        error={wasTried && target === undefined ? t('transfer.choose') : undefined}
      />
    </Dialog>
  );
}

interface TargetFieldProps {
  kind: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  error: string | undefined;
}

function TargetField({ kind, value, onChange, error }: TargetFieldProps) {
  const { t } = useTranslation(['agent', 'common']);
  const text = useText();
  const isQueue = kind === 'queue';
  const queues = useApi(queuesApi.listQueues, {}, { enabled: isQueue });
  const people = useApi(peopleApi.listAgents, {}, { enabled: !isQueue });
  const options = isQueue
    ? queues.data?.items.map(({ id, name }) => ({ id, label: text(name) }))
    : people.data?.items
        .filter(({ active, role }) => active && role !== 'department')
        .map(({ id, name, presence }) => ({
          id,
          label: name,
          description: t(`common:presence.${presence}`),
        }));
  return (
    <ComboBox
      label={t(isQueue ? 'transfer.queue' : 'transfer.person')}
      value={value}
      onChange={onChange}
      options={options ?? []}
      error={error}
      isRequired
    />
  );
}

type Target = { queueId: string } | { agentId: string };

/** A case that somebody works on has a work item to hand over; one that was never routed only changes its owner. */
function useTransfer(theCase: Case, onDone: () => void) {
  const { t } = useTranslation('agent');
  const items = useApi(queuesApi.listWorkItems, { query: { caseId: theCase.id } });
  const item = items.data?.items[0];
  const owner = useCaseChange(theCase);
  const move = useApiMutation(queuesApi.transferWorkItem, {
    refreshes: [casesApi.getCase, casesApi.getCaseTimeline, queuesApi.listWorkItems],
  });
  return {
    async to(target: Target): Promise<void> {
      const done = item
        ? await move.mutateAsync({ params: { id: item.id }, body: target })
        : 'agentId' in target && (await owner.change({ ownerId: target.agentId }));
      if (!done) return;
      showToast({ text: t('transfer.done', { number: theCase.number }), tone: 'success' });
      onDone();
    },
    isPending: move.isPending || owner.isPending,
    problem: move.problem ?? owner.problem,
  };
}
