import { useTranslation } from 'react-i18next';
import { channelSchema, eventLabel, type Condition, type TriggerOf } from '../../../../engine/browser.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { MultiSelect } from '../../../ui/MultiSelect.tsx';
import type { TriggerProps } from './trigger-props.ts';
import { WhenField } from './WhenField.tsx';

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

export function MessageFields(props: TriggerProps<TriggerOf<'message'>>) {
  const { t } = useTranslation(['editor', 'common']);
  const { trigger, onChange, isReadOnly } = props;
  return (
    <>
      <MultiSelect
        label={t('trigger.channels')}
        description={t('trigger.channelsHelp')}
        placeholder={t('trigger.anyChannel')}
        value={trigger.channels ?? []}
        options={channels.map((id) => ({ id, label: t(`common:channel.${id}`) }))}
        isReadOnly={isReadOnly}
        onChange={(chosen) => onChange({ ...trigger, channels: chosen })}
      />
      <NewsCondition {...props} />
    </>
  );
}

export function EventFields(props: TriggerProps<TriggerOf<'event'>>) {
  const { t } = useTranslation('editor');
  const text = useText();
  const { trigger, onChange, isReadOnly } = props;
  return (
    <>
      <ComboBox
        label={t('trigger.eventName')}
        value={trigger.name}
        allowsCustomValue
        options={events.map((id) => ({ id, label: id, description: text(eventLabel(id)) }))}
        isReadOnly={isReadOnly}
        onChange={(name) => name && onChange({ ...trigger, name })}
      />
      <NewsCondition {...props} />
    </>
  );
}

function NewsCondition(props: TriggerProps<TriggerOf<'message'> | TriggerOf<'event'>>) {
  const { t } = useTranslation('editor');
  const { trigger, onChange } = props;
  const { when: _before, ...rest } = trigger;
  const onWhen = (when: Condition | undefined) => onChange(when === undefined ? rest : { ...rest, when });
  return (
    <WhenField
      {...props}
      path="trigger.when"
      label={t('trigger.when')}
      help={t('trigger.whenHelp')}
      when={trigger.when}
      onWhen={onWhen}
    />
  );
}
