import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keySchema } from '../../engine/browser.ts';
import { notificationsApi, type ResultOf } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TextPairField } from '../ui/TextPairField.tsx';
import { showToast } from '../ui/toast.ts';

type Template = ResultOf<typeof notificationsApi.listTemplates>['items'][number];
const nothing = { en: '', ja: '' };
const blank = { key: '', class: 'service' as Template['class'], subject: nothing, text: nothing };

export interface TemplateDialogProps {
  /** Which to change; without: a new one. */
  template?: Template;
  onClose: () => void;
}

export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const { t } = useTranslation(['admin', 'common']);
  const [draft, setDraft] = useState<typeof blank>(template ?? blank);
  const [tried, setTried] = useState(false);
  const save = useApiMutation(notificationsApi.saveTemplate, { refreshes: [notificationsApi.listTemplates] });
  const isGoodKey = keySchema.safeParse(draft.key).success;
  const isWritten = draft.text.en.trim() !== '' && draft.text.ja.trim() !== '';
  const saveNow = async () => {
    setTried(true);
    if (!isGoodKey || !isWritten) return;
    const { key, subject, text } = draft;
    const saved = await save.mutateAsync({ params: { key }, body: { class: draft.class, subject, text } });
    if (saved === undefined) return;
    showToast({ text: t('templates.saved'), tone: 'success' });
    onClose();
  };
  const footer = (
    <>
      <Button onPress={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" variant="primary" isPending={save.isPending}>
        {t('common:action.save')}
      </Button>
    </>
  );
  const title = template ? t('templates.edit', { key: template.key }) : t('templates.newTitle');
  return (
    <Dialog
      title={title}
      size="large"
      isOpen
      onClose={onClose}
      onSubmit={() => void saveNow()}
      footer={footer}
    >
      {save.problem && <ProblemNotice problem={save.problem} />}
      {template === undefined && (
        <TextField
          label={t('templates.key')}
          description={t('templates.keyHelp')}
          isRequired
          autoFocus
          value={draft.key}
          onChange={(key) => setDraft({ ...draft, key })}
          error={tried && !isGoodKey ? t('people.idInvalid') : undefined}
          lang="en"
        />
      )}
      <Select
        label={t('templates.class')}
        value={draft.class}
        onChange={(id) => setDraft({ ...draft, class: id === 'incident' ? 'incident' : 'service' })}
        options={(['service', 'incident'] as const).map((id) => ({
          id,
          label: t(`templates.classes.${id}`),
        }))}
      />
      <TextPairField
        label={t('templates.subject')}
        value={draft.subject}
        onChange={(subject) => setDraft({ ...draft, subject })}
      />
      <TextPairField
        label={t('templates.text')}
        multiline
        rows={8}
        isRequired
        description={t('templates.textHelp', { example: '{{ case.number }}' })}
        value={draft.text}
        onChange={(text) => setDraft({ ...draft, text })}
        error={tried && !isWritten ? t('templates.missing') : undefined}
      />
    </Dialog>
  );
}
