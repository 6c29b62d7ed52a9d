import { Copy, Download, Ellipsis, History, PowerOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowSchema, type Flow } from '../../../engine/browser.ts';
import { flowsApi } from '../../../server/client.ts';
import { useApiMutation } from '../../app/api.ts';
import { client } from '../../app/client.ts';
import { useGo } from '../../app/navigation.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { showToast } from '../../ui/toast.ts';
import { copyOf } from '../saving/ConflictDialog.tsx';
import { downloadFlow } from './flow-file.ts';

/** What can be done with a flow from the list. */
export function FlowMenu({ flow }: { flow: flowsApi.FlowSummary }) {
  const { t } = useTranslation('editor');
  const problemText = useProblemText();
  const text = useText();
  const go = useGo();
  const [isAsking, setAsking] = useState(false);
  const withDraft = useDraft(flow.id);
  const deactivate = useApiMutation(flowsApi.deactivateFlow, {
    refreshes: [flowsApi.listFlows],
    onDone: () => setAsking(false),
  });
  const duplicate = async (document: Flow) => {
    const answer = await client.call(flowsApi.createFlow, { body: copyOf(document, Date.now()) });
    if (answer.ok) go(`/flows/${answer.data.flow.id}/edit`);
    else showToast({ text: problemText(answer.problem), tone: 'danger' });
  };
  return (
    <>
      <Menu
        label={t('list.moreOf', { flow: text(flow.title) })}
        trigger={
          <IconButton size="dense" label={t('list.moreOf', { flow: text(flow.title) })} icon={Ellipsis} />
        }
        items={[
          { id: 'versions', label: t('bar.versions'), icon: History, href: `/flows/${flow.id}/versions` },
          { id: 'copy', label: t('list.duplicate'), icon: Copy, onAction: () => void withDraft(duplicate) },
          {
            id: 'export',
            label: t('list.export'),
            icon: Download,
            onAction: () => void withDraft(downloadFlow),
          },
          {
            id: 'deactivate',
            label: t('versions.deactivate'),
            icon: PowerOff,
            isDanger: true,
            isDisabled: flow.status !== 'active',
            onAction: () => setAsking(true),
          },
        ]}
      />
      <ConfirmDialog
        title={t('versions.deactivateTitle', { flow: text(flow.title) })}
        text={t('versions.deactivateHelp')}
        confirmLabel={t('versions.deactivate')}
        isDanger
        isOpen={isAsking}
        isPending={deactivate.isPending}
        onConfirm={() => deactivate.mutate({ params: { id: flow.id } })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

/** Reads the draft first, then does something with it; says so where it cannot be read. */
function useDraft(id: string): (act: (document: Flow) => unknown) => Promise<void> {
  const { t } = useTranslation('editor');
  const problemText = useProblemText();
  return async (act) => {
    const answer = await client.call(flowsApi.getDraft, { params: { id } });
    const parsed = answer.ok ? flowSchema.safeParse(answer.data.document) : undefined;
    if (parsed?.success) await act(parsed.data);
    else
      showToast({
        text: answer.ok ? t('list.unreadable') : problemText(answer.problem),
        tone: 'danger',
      });
  };
}
