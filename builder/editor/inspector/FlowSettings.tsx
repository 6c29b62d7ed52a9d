import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, scopeFields, type Issue } from '../../../engine/browser.ts';
import { FormWorldContext, type Vocabulary } from '../../form/form-world.ts';
import { useText } from '../../i18n/use-text.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TextPairField } from '../../ui/TextPairField.tsx';
import { useIssueWords } from '../problems/use-issue-words.ts';
import { useEditor, useEditorStore, useFlow } from '../store/editor-store.ts';
import styles from './Inspector.module.css';
import { RetentionFields } from './RetentionFields.tsx';
import { TriggerFields } from './trigger/TriggerFields.tsx';
import { VariableList } from './VariableList.tsx';

export interface FlowSettingsProps {
  issues: readonly Issue[];
  vocabulary: Vocabulary | undefined;
}

/** What belongs to the whole flow: its name, what starts it, its variables and its limits. */
export function FlowSettings({ issues, vocabulary }: FlowSettingsProps) {
  const { t } = useTranslation('editor');
  const flow = useFlow();
  const own = issues.filter(({ stepId }) => stepId === undefined);
  const scope = useMemo(() => scopeFields({ ...flow, steps: {} }, catalogue), [flow]);
  const world = useMemo(() => ({ fields: scope, vocabulary }), [scope, vocabulary]);
  return (
    <FormWorldContext value={world}>
      <header className={styles.head}>
        <div className={styles.headWords}>
          <h2>{t('settings.title')}</h2>
          <p>{t('settings.help')}</p>
        </div>
      </header>
      <Tabs
        label={t('settings.title')}
        className={styles.tabs}
        panelClassName={styles.panel}
        items={[
          { id: 'trigger', label: t('settings.trigger'), content: <TriggerFields issues={own} /> },
          {
            id: 'variables',
            label: t('settings.variables'),
            count: flow.variables.length,
            content: <VariableList />,
          },
          {
            id: 'general',
            label: t('settings.general'),
            content: <GeneralFields issues={own} vocabulary={vocabulary} />,
          },
        ]}
      />
    </FormWorldContext>
  );
}

function GeneralFields({ issues, vocabulary }: FlowSettingsProps) {
  const { t } = useTranslation('editor');
  const text = useText();
  const store = useEditorStore();
  const { title, description, settings } = useFlow();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const wordsOf = useIssueWords();
  const { run } = store.getState();
  const set = (change: Partial<typeof settings>) =>
    run(
      { type: 'setSettings', settings: { ...settings, ...change } },
      { field: `settings ${Object.keys(change)[0]}` },
    );
  const fault = (path: string) => {
    const issue = issues.find((each) => each.path === path);
    return issue ? { error: wordsOf(issue) } : {};
  };
  return (
    <div className={styles.form}>
      <div data-path="title">
        <TextPairField
          label={t('settings.name')}
          value={title}
          isReadOnly={isReadOnly}
          onChange={(next) => run({ type: 'setFlow', change: { title: next } }, { field: 'flow title' })}
        />
      </div>
      <TextPairField
        label={t('settings.description')}
        multiline
        rows={3}
        value={description ?? { en: '', ja: '' }}
        isReadOnly={isReadOnly}
        onChange={(next) =>
          run({ type: 'setFlow', change: { description: next } }, { field: 'flow description' })
        }
      />
      <div data-path="settings.fallbackQueue">
        <ComboBox
          label={t('settings.fallbackQueue')}
          description={t('settings.fallbackQueueHelp')}
          value={settings.fallbackQueue}
          options={(vocabulary?.queue ?? []).map(({ id, name }) => ({ id, label: text(name) }))}
          isReadOnly={isReadOnly}
          onChange={(fallbackQueue) => set({ fallbackQueue })}
          {...fault('settings.fallbackQueue')}
        />
      </div>
      <div data-path="settings.timezone">
        <TextField
          label={t('settings.timezone')}
          value={settings.timezone}
          isReadOnly={isReadOnly}
          onChange={(timezone) => set({ timezone })}
          lang="en"
          {...fault('settings.timezone')}
        />
      </div>
      <NumberField
        label={t('settings.maxSteps')}
        description={t('settings.maxStepsHelp')}
        min={1}
        max={2000}
        value={settings.maxStepExecutions}
        isReadOnly={isReadOnly}
        onChange={(count) => count !== undefined && set({ maxStepExecutions: count })}
      />
      <RetentionFields />
    </div>
  );
}
