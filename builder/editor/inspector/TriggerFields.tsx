import { useTranslation } from 'react-i18next';
import { channelSchema, reentrySchema, type Issue, type Trigger } from '../../../engine/browser.ts';
import { ConditionEditor } from '../../form/condition/ConditionEditor.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { MultiSelect } from '../../ui/MultiSelect.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useIssueWords } from '../problems/use-issue-words.ts';
import { useEditor, useEditorStore, useFlow } from '../store/editor-store.ts';
import styles from './Inspector.module.css';

const kinds = ['message', 'recordChange', 'schedule', 'event', 'manual', 'api'] as const;
const channels = channelSchema.options;
/** Events the desk tells of; others may be written by hand. */
const events = [
  'case.created',
  'case.updated',
  'case.statusChanged',
  'case.agentReplied',
  'case.customerReplied',
  'ticket.created',
  'ticket.resolved',
  'ticket.rejected',
] as const;

const starts: Record<Trigger['type'], Trigger> = {
  message: { type: 'message', channels: [] },
  recordChange: { type: 'recordChange', object: 'case', on: ['update'] },
  schedule: { type: 'schedule', cron: '0 9 * * 1-5' },
  event: { type: 'event', name: 'case.created' },
  manual: { type: 'manual', object: 'case' },
  api: { type: 'api' },
};

/** What starts the flow. */
export function TriggerFields({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const { trigger } = useFlow();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const set = (next: Trigger) =>
    store.getState().run({ type: 'setTrigger', trigger: next }, { field: `trigger ${next.type}` });
  return (
    <div className={styles.form} data-path="trigger">
      <Select
        label={t('trigger.kind')}
        value={trigger.type}
        options={kinds.map((id) => ({ id, label: t(`trigger.${id}`), description: t(`trigger.${id}Help`) }))}
        isReadOnly={isReadOnly}
        onChange={(type) => {
          const kind = kinds.find((each) => each === type);
          if (kind !== undefined && kind !== trigger.type) set(starts[kind]);
        }}
      />
      {trigger.type === 'manual' && (
        <Switch
          label={t('trigger.fromCase')}
          isSelected={trigger.object === 'case'}
          isDisabled={isReadOnly}
          onChange={(isOn) => set(isOn ? { type: 'manual', object: 'case' } : { type: 'manual' })}
        />
      )}
      {trigger.type === 'message' && <Channels trigger={trigger} onChange={set} />}
      {trigger.type === 'event' && (
        <ComboBox
          label={t('trigger.eventName')}
          value={trigger.name}
          allowsCustomValue
          options={events.map((id) => ({ id, label: id }))}
          isReadOnly={isReadOnly}
          onChange={(name) => name && set({ ...trigger, name })}
        />
      )}
      {(trigger.type === 'message' || trigger.type === 'event') && (
        <WhenFields trigger={trigger} onChange={set} issues={issues} />
      )}
    </div>
  );
}

function Channels({
  trigger,
  onChange,
}: {
  trigger: Extract<Trigger, { type: 'message' }>;
  onChange(next: Trigger): void;
}) {
  const { t } = useTranslation(['editor', 'common']);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  return (
    <MultiSelect
      label={t('trigger.channels')}
      description={t('trigger.channelsHelp')}
      placeholder={t('trigger.anyChannel')}
      value={trigger.channels ?? []}
      options={channels.map((id) => ({ id, label: t(`common:channel.${id}`) }))}
      isReadOnly={isReadOnly}
      onChange={(chosen) => onChange({ ...trigger, channels: chosen })}
    />
  );
}

type Watching = Extract<Trigger, { type: 'message' | 'event' }>;
interface WhenProps {
  trigger: Watching;
  onChange(next: Trigger): void;
  issues: readonly Issue[];
}

function WhenFields({ trigger, onChange, issues }: WhenProps) {
  const { t } = useTranslation('editor');
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const wordsOf = useIssueWords();
  const fault = issues.find(({ path }) => path.startsWith('trigger.when'));
  return (
    <>
      <div data-path="trigger.when">
        <ConditionEditor
          label={t('trigger.when')}
          description={t('trigger.whenHelp')}
          value={trigger.when}
          isReadOnly={isReadOnly}
          onChange={(when) => {
            const { when: _before, ...rest } = trigger;
            onChange(when === undefined ? rest : { ...rest, when });
          }}
          {...(fault ? { error: wordsOf(fault) } : {})}
        />
      </div>
      <Select
        label={t('trigger.reentry')}
        value={trigger.reentry ?? 'always'}
        options={reentrySchema.options.map((id) => ({ id, label: t(`trigger.reentryKind.${id}`) }))}
        isReadOnly={isReadOnly}
        onChange={(id) => {
          const reentry = reentrySchema.options.find((each) => each === id);
          if (reentry !== undefined) onChange({ ...trigger, reentry });
        }}
      />
    </>
  );
}
