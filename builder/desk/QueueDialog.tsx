import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queueSchema, type Queue, type Text } from '../../engine/browser.ts';
import { peopleApi, queuesApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { CheckboxGroup } from '../ui/CheckboxGroup.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TextPairField } from '../ui/TextPairField.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './Desk.module.css';

interface QueueDialogProps {
  /** The queue to be changed; a new one when left out. */
  queue: Queue | undefined;
  onClose: () => void;
}
interface Draft {
  id: string;
  name: Text;
  priority: number | undefined;
  method: Queue['method'];
  isFallback: boolean;
  memberIds: string[];
}
const methods = queueSchema.shape.method;

export function QueueDialog({ queue, onClose }: QueueDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const text = useText();
  const [draft, setDraft] = useState<Draft>(() => ({
    id: queue?.id ?? '',
    name: queue?.name ?? { en: '', ja: '' },
    priority: queue?.priority ?? 100,
    method: queue?.method ?? 'highestCapacity',
    isFallback: queue?.isFallback ?? false,
    memberIds: queue?.memberIds ?? [],
  }));
  const saving = useSaveQueue(queue, onClose);
  const isReady = draft.id !== '' && draft.name.en.trim() !== '' && draft.name.ja.trim() !== '';
  return (
    <Dialog
      title={queue ? t('queues.editTitle', { name: text(queue.name) }) : t('queues.addTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!isReady}
            isPending={saving.isPending}
            onPress={() => void saving.save(draft)}
          >
            {queue ? t('common:action.save') : t('queues.create')}
          </Button>
        </>
      }
    >
      {saving.problem && <ProblemNotice problem={saving.problem} />}
      <QueueFields draft={draft} change={(part) => setDraft({ ...draft, ...part })} isNew={!queue} />
    </Dialog>
  );
}

interface QueueFieldsProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  isNew: boolean;
}

function QueueFields({ draft, change, isNew }: QueueFieldsProps) {
  const { t } = useTranslation('desk');
  const people = useApi(peopleApi.listAgents, {});
  const members = (people.data?.items ?? []).filter(({ active, role }) => active && role !== 'department');
  return (
    <>
      {isNew && (
        <TextField
          label={t('queues.id')}
          description={t('queues.idHelp')}
          value={draft.id}
          onChange={(id) => change({ id })}
          isRequired
        />
      )}
      <TextPairField
        label={t('queues.name')}
        value={draft.name}
        onChange={(name) => change({ name })}
        isRequired
      />
      <div className={styles.row}>
        <NumberField
          label={t('queues.priority')}
          value={draft.priority}
          min={1}
          max={1000}
          onChange={(priority) => change({ priority })}
        />
        <Select
          label={t('queues.method')}
          value={draft.method}
          options={methods.options.map((id) => ({ id, label: t(`queues.methods.${id}`) }))}
          onChange={(id) => change({ method: methods.parse(id) })}
        />
      </div>
      <CheckboxGroup
        label={t('queues.membersLabel')}
        description={draft.memberIds.length === 0 ? t('queues.noMembersWarning') : undefined}
        value={draft.memberIds}
        options={members.map(({ id, name }) => ({ id, label: name }))}
        onChange={(memberIds) => change({ memberIds })}
      />
      <div>
        <Checkbox
          label={t('queues.fallback')}
          isSelected={draft.isFallback}
          // There is always one: the mark leaves a queue only by being given to another.
          isDisabled={!isNew && draft.isFallback}
          onChange={(isFallback) => change({ isFallback })}
        />
        <p className={styles.quiet}>{t('queues.fallbackHelp')}</p>
      </div>
    </>
  );
}

/** A queue and its members are two calls; the members are sent once the queue is sure to be there. */
function useSaveQueue(queue: Queue | undefined, onDone: () => void) {
  const { t } = useTranslation();
  const refreshes = [queuesApi.listQueues, queuesApi.listWorkItems];
  const create = useApiMutation(queuesApi.createQueue, { refreshes });
  const update = useApiMutation(queuesApi.updateQueue, { refreshes });
  const staff = useApiMutation(queuesApi.setQueueMembers, { refreshes });
  return {
    async save({ id, memberIds, priority, ...rest }: Draft): Promise<void> {
      const body = { ...rest, priority: priority ?? 100 };
      const saved = queue
        ? await update.mutateAsync({ params: { id }, body, ifMatch: queue.version })
        : await create.mutateAsync({ body: { id, ...body } });
      if (!saved) return;
      const isSame = memberIds.toSorted().join() === saved.memberIds.toSorted().join();
      if (!isSame && !(await staff.mutateAsync({ params: { id: saved.id }, body: { memberIds } }))) return;
      showToast({ text: t('state.saved'), tone: 'success' });
      onDone();
    },
    isPending: create.isPending || update.isPending || staff.isPending,
    problem: create.problem ?? update.problem ?? staff.problem,
  };
}
