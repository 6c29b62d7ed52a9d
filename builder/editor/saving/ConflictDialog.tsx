import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowSchema, type Flow } from '../../../engine/browser.ts';
import { flowsApi, type ProblemBody } from '../../../server/client.ts';
import { client } from '../../app/client.ts';
import { useGo } from '../../app/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { downloadFlow } from '../flows/flow-file.ts';
import { useEditorStore } from '../store/editor-store.ts';
import { statusOf } from './save-state.ts';
import type { Saver } from './saver.ts';
import { useSaveState } from './use-saver.ts';

/** Someone else saved this draft meanwhile. Nothing is overwritten: theirs is taken over, or mine becomes a copy. */
export function ConflictDialog({ flowId, saver }: { flowId: string; saver: Saver }) {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const go = useGo();
  const state = useSaveState(saver);
  const [problem, setProblem] = useState<ProblemBody>();
  const mine = () => store.getState().history.present;

  const takeTheirs = async (): Promise<boolean> => {
    const answer = await client.call(flowsApi.getDraft, { params: { id: flowId } });
    const parsed = answer.ok ? flowSchema.safeParse(answer.data.document) : undefined;
    if (!answer.ok || !parsed?.success) {
      if (!answer.ok) setProblem(answer.problem);
      return false;
    }
    saver.adopt(parsed.data, answer.data.revision);
    store.getState().adopt(parsed.data);
    return true;
  };
  const keepAsCopy = async () => {
    const answer = await client.call(flowsApi.createFlow, { body: copyOf(mine(), Date.now()) });
    if (!answer.ok) setProblem(answer.problem);
    else if (await takeTheirs()) go(`/flows/${answer.data.flow.id}/edit`);
  };
  return (
    <Dialog
      title={t('conflict.title')}
      role="alertdialog"
      size="small"
      isOpen={statusOf(state) === 'conflict'}
      onClose={() => undefined}
      footer={
        <>
          <Button onPress={() => void takeTheirs()}>{t('conflict.theirs')}</Button>
          <Button variant="primary" onPress={() => void keepAsCopy()}>
            {t('conflict.copy')}
          </Button>
        </>
      }
    >
      <p>{t('conflict.text')}</p>
      {problem && <ProblemNotice problem={problem} />}
      {problem && <Button onPress={() => downloadFlow(mine())}>{t('conflict.download')}</Button>}
    </Dialog>
  );
}

/** A document under a key and title of its own. */
export function copyOf(flow: Flow, now: number): Flow {
  return {
    ...flow,
    key: `${flow.key.slice(0, 48)}-copy-${now.toString(36).slice(-6)}`,
    title: { en: `${flow.title.en} (copy)`, ja: `${flow.title.ja}（コピー）` },
  };
}
