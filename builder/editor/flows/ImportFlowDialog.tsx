import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowsApi } from '../../../server/client.ts';
import { useApiMutation } from '../../app/api.ts';
import { useGo } from '../../app/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FileField } from '../../ui/FileField.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { readFlowFile } from './flow-file.ts';
import styles from './Flows.module.css';

/** Brings a flow in from a file. The server's check says what it lacks here, by name. */
export function ImportFlowDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['editor', 'common']);
  const go = useGo();
  const [document, setDocument] = useState<Record<string, unknown>>();
  const [isUnreadable, setUnreadable] = useState(false);
  const create = useApiMutation(flowsApi.createFlow, {
    refreshes: [flowsApi.listFlows],
    onDone: ({ flow }) => go(`/flows/${flow.id}/edit`),
  });
  const take = async (file: File) => {
    const read = await readFlowFile(file);
    create.reset();
    setUnreadable(!read.ok);
    setDocument(read.ok ? read.document : undefined);
  };
  return (
    <Dialog
      title={t('import.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={document === undefined}
            isPending={create.isPending}
            onPress={() => create.mutate({ body: document })}
          >
            {t('import.go')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <FileField
          label={t('import.file')}
          accept={['application/json', '.json']}
          onChoose={(file) => void take(file)}
        />
        {isUnreadable && <p role="alert">{t('import.unreadable')}</p>}
        {document && (
          <TextField
            label={t('import.key')}
            description={t('import.keyHelp')}
            value={typeof document.key === 'string' ? document.key : ''}
            onChange={(key) => setDocument({ ...document, key })}
            lang="en"
          />
        )}
        {create.problem && <ProblemNotice problem={create.problem} />}
      </div>
    </Dialog>
  );
}
