import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keySchema } from '../../engine/browser.ts';
import { notificationsApi, type ResultOf } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { TextField } from '../ui/TextField.tsx';

export interface NewWebhookProps {
  onClose: () => void;
  onMade: (made: ResultOf<typeof notificationsApi.createWebhook>) => void;
}

export function NewWebhook({ onClose, onMade }: NewWebhookProps) {
  const { t } = useTranslation(['admin', 'common']);
  const [id, setId] = useState('');
  const [url, setUrl] = useState('https://');
  const [events, setEvents] = useState('');
  const [tried, setTried] = useState(false);
  const create = useApiMutation(notificationsApi.createWebhook, {
    refreshes: [notificationsApi.listWebhooks],
  });
  const isGoodId = keySchema.safeParse(id).success;
  const isGoodUrl = isWebAddress(url);
  const make = async () => {
    setTried(true);
    if (!isGoodId || !isGoodUrl) return;
    const made = await create.mutateAsync({ body: { id, url, events: eventsOf(events) } });
    if (made !== undefined) onMade(made);
  };
  const footer = (
    <>
      <Button onPress={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" variant="primary" isPending={create.isPending}>
        {t('common:action.create')}
      </Button>
    </>
  );
  return (
    <Dialog
      title={t('hooks.add')}
      size="small"
      isOpen
      onClose={onClose}
      onSubmit={() => void make()}
      footer={footer}
    >
      {create.problem && <ProblemNotice problem={create.problem} />}
      <TextField
        label={t('hooks.id')}
        description={t('hooks.idHelp')}
        isRequired
        autoFocus
        value={id}
        onChange={setId}
        error={tried && !isGoodId ? t('people.idInvalid') : undefined}
        lang="en"
      />
      <TextField
        label={t('hooks.url')}
        type="url"
        isRequired
        value={url}
        onChange={setUrl}
        error={tried && !isGoodUrl ? t('hooks.urlInvalid') : undefined}
        lang="en"
      />
      <TextField
        label={t('hooks.events')}
        description={t('hooks.eventsHelp')}
        value={events}
        onChange={setEvents}
        lang="en"
      />
    </Dialog>
  );
}

const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

const eventsOf = (text: string): string[] =>
  text
    .split(/[\s,、，]+/)
    .map((event) => event.trim())
    .filter((event) => event !== '');
