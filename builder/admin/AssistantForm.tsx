import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assistantApi } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { useLocale } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { CheckboxGroup } from '../ui/CheckboxGroup.tsx';
import { Form } from '../ui/Form.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showToast } from '../ui/toast.ts';
import styles from './Admin.module.css';
import { draftOf, faultsOf, settingsOf, type AssistantDraft } from './assistant-draft.ts';

const { assistantUseSchema } = assistantApi;

export function AssistantForm({ saved }: { saved: assistantApi.AssistantSettings }) {
  const { t } = useTranslation(['admin', 'common']);
  const locale = useLocale();
  const [draft, setDraft] = useState(() => draftOf(saved));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<AssistantDraft>) => setDraft({ ...draft, ...change });
  const save = useApiMutation(assistantApi.saveAssistantSettings, {
    refreshes: [assistantApi.getAssistantSettings, assistantApi.getAssistant],
    onDone: () => showToast({ text: t('assistant.saved'), tone: 'success' }),
  });
  const faults = tried ? faultsOf(draft) : {};
  const submit = () => {
    setTried(true);
    if (Object.keys(faultsOf(draft)).length > 0) return;
    save.mutate({ body: settingsOf(draft), ifMatch: saved.version });
  };
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <Section title={t('assistant.connection')}>
      <Form className={styles.form} onSubmit={submit}>
        {save.problem && <ProblemNotice problem={save.problem} />}
        <Switch label={t('assistant.isOn')} isSelected={draft.isOn} onChange={(isOn) => set({ isOn })} />
        <TextField
          label={t('assistant.baseUrl')}
          description={
            saved.baseUrl !== '' && !saved.isHostAllowed
              ? t('assistant.notAllowed')
              : t('assistant.baseUrlHelp')
          }
          type="url"
          lang="en"
          placeholder="https://models.example.com/v1"
          value={draft.baseUrl}
          onChange={(baseUrl) => set({ baseUrl })}
          error={faults.baseUrl && t(`assistant.${faults.baseUrl}`)}
        />
        <TextField
          label={t('assistant.model')}
          lang="en"
          value={draft.model}
          onChange={(model) => set({ model })}
          error={faults.model && t(`assistant.${faults.model}`)}
        />
        <TextField
          label={t('assistant.apiKey')}
          description={t(saved.hasKey ? 'assistant.keyKept' : 'assistant.keyHelp')}
          type="password"
          autoComplete="off"
          lang="en"
          value={draft.apiKey}
          onChange={(apiKey) => set({ apiKey })}
        />
        <CheckboxGroup
          label={t('assistant.uses')}
          description={t('assistant.usesHelp')}
          value={draft.uses}
          onChange={(ids) => set({ uses: assistantUseSchema.options.filter((use) => ids.includes(use)) })}
          options={assistantUseSchema.options.map((id) => ({ id, label: t(`assistant.use.${id}`) }))}
        />
        <NumberField
          label={t('assistant.monthlyTokens')}
          description={t('assistant.used', { used: number(saved.usedTokens) })}
          min={0}
          max={1_000_000_000}
          value={draft.monthlyTokens}
          onChange={(monthlyTokens = 0) => set({ monthlyTokens })}
        />
        <NumberField
          label={t('assistant.seconds')}
          min={1}
          max={30}
          value={draft.seconds}
          onChange={(seconds = 1) => set({ seconds })}
        />
        <p className={styles.sub}>{t('assistant.masking')}</p>
        <div>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('common:action.save')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}
