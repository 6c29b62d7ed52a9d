import { useTranslation } from 'react-i18next';
import { reentrySchema, type Issue, type Trigger } from '../../../../engine/browser.ts';
import { Select } from '../../../ui/Select.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { useIssueWords } from '../../problems/use-issue-words.ts';
import { useEditor, useEditorStore, useFlow } from '../../store/editor-store.ts';
import styles from '../Inspector.module.css';
import { EventFields, MessageFields } from './NewsFields.tsx';
import { RecordChangeFields } from './RecordChangeFields.tsx';
import { ScheduleFields } from './ScheduleFields.tsx';
import type { TriggerProps } from './trigger-props.ts';

const kinds = ['message', 'recordChange', 'schedule', 'event', 'manual', 'api'] as const;

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
  const wordsOf = useIssueWords();
  const onChange = (next: Trigger) =>
    store.getState().run({ type: 'setTrigger', trigger: next }, { field: `trigger ${next.type}` });
  const faultAt = (path: string) => {
    const fault = issues.find((issue) => issue.path.startsWith(path));
    return fault ? { error: wordsOf(fault) } : {};
  };
  return (
    <div className={styles.form} data-path="trigger">
      <Select
        label={t('trigger.kind')}
        value={trigger.type}
        options={kinds.map((id) => ({ id, label: t(`trigger.${id}`), description: t(`trigger.${id}Help`) }))}
        isReadOnly={isReadOnly}
        onChange={(type) => {
          const kind = kinds.find((each) => each === type);
          if (kind !== undefined && kind !== trigger.type) onChange(starts[kind]);
        }}
      />
      <OwnFields {...{ trigger, onChange, isReadOnly, faultAt }} />
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
    </div>
  );
}

function OwnFields({ trigger, ...rest }: TriggerProps) {
  switch (trigger.type) {
    case 'message':
      return <MessageFields trigger={trigger} {...rest} />;
    case 'event':
      return <EventFields trigger={trigger} {...rest} />;
    case 'recordChange':
      return <RecordChangeFields trigger={trigger} {...rest} />;
    case 'schedule':
      return <ScheduleFields trigger={trigger} {...rest} />;
    case 'manual':
      return <ManualFields trigger={trigger} {...rest} />;
    case 'api':
      return null;
    default:
      return trigger satisfies never;
  }
}

function ManualFields({ trigger, onChange, isReadOnly }: TriggerProps<Extract<Trigger, { type: 'manual' }>>) {
  const { t } = useTranslation('editor');
  const { object: _object, ...rest } = trigger;
  return (
    <Switch
      label={t('trigger.fromCase')}
      isSelected={trigger.object === 'case'}
      isDisabled={isReadOnly}
      onChange={(isOn) => onChange(isOn ? { ...rest, object: 'case' } : rest)}
    />
  );
}
