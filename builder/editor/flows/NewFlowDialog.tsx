import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowSchema, type Flow, type Text } from '../../../engine/browser.ts';
import { flowsApi, type ProblemBody } from '../../../server/client.ts';
import { useApiMutation } from '../../app/api.ts';
import { client } from '../../app/client.ts';
import { useGo } from '../../app/navigation.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextPairField } from '../../ui/TextPairField.tsx';
import styles from './Flows.module.css';
import { blankFlow, keyFor } from './new-flow.ts';

const blank = 'blank';

/** Names a new flow, empty or begun from another one. */
export function NewFlowDialog({
  flows,
  onClose,
}: {
  flows: readonly flowsApi.FlowSummary[];
  onClose(): void;
}) {
  const { t } = useTranslation(['editor', 'common']);
  const text = useText();
  const go = useGo();
  const [title, setTitle] = useState<Text>({ en: '', ja: '' });
  const [from, setFrom] = useState(blank);
  const [problem, setProblem] = useState<ProblemBody>();
  const create = useApiMutation(flowsApi.createFlow, {
    refreshes: [flowsApi.listFlows],
    onDone: ({ flow }) => go(`/flows/${flow.id}/edit`),
  });
  const isNamed = title.en.trim() !== '' || title.ja.trim() !== '';
  const start = async () => {
    const named = { en: title.en.trim() || title.ja.trim(), ja: title.ja.trim() || title.en.trim() };
    const key = keyFor(
      named,
      flows.map((flow) => flow.key),
    );
    const model = from === blank ? blankFlow(key, named) : await draftOf(from);
    if ('code' in model) setProblem(model);
    else create.mutate({ body: { ...model, key, title: named } });
  };
  return (
    <Dialog
      title={t('new.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!isNamed}
            isPending={create.isPending}
            onPress={() => void start()}
          >
            {t('new.create')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextPairField
          label={t('settings.name')}
          description={t('new.nameHelp')}
          value={title}
          onChange={setTitle}
        />
        <Select
          label={t('new.from')}
          value={from}
          onChange={setFrom}
          options={[
            { id: blank, label: t('new.blank'), description: t('new.blankHelp') },
            ...flows.map((flow) => ({ id: flow.id, label: text(flow.title), description: t('new.copy') })),
          ]}
        />
        {(problem ?? create.problem) && <ProblemNotice problem={(problem ?? create.problem)!} />}
      </div>
    </Dialog>
  );
}

async function draftOf(id: string): Promise<Flow | ProblemBody> {
  const answer = await client.call(flowsApi.getDraft, { params: { id } });
  if (!answer.ok) return answer.problem;
  return flowSchema.parse(answer.data.document);
}
