import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordObjectSchema, type TriggerOf } from '../../../../engine/browser.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useFlow } from '../../store/editor-store.ts';
import styles from '../Inspector.module.css';
import { cronOf, minuteSteps, presetAs, presetKinds, presetOf, type CronPreset } from './cron-preset.ts';
import { weekdayName } from './preset-words.ts';
import type { TriggerProps } from './trigger-props.ts';
import { WhenField } from './WhenField.tsx';

// It reads cron, which few flows have.
const ScheduleTimes = lazy(() =>
  import('./ScheduleTimes.tsx').then((module) => ({ default: module.ScheduleTimes })),
);

type Schedule = TriggerOf<'schedule'>;

/** At which times, and for which records. */
export function ScheduleFields(props: TriggerProps<Schedule>) {
  const { t } = useTranslation('editor');
  const { trigger, onChange, isReadOnly, faultAt } = props;
  const { settings } = useFlow();
  const { timezone: _zone, ...rest } = trigger;
  return (
    <>
      <TimesFields {...props} />
      <div data-path="trigger.timezone">
        <TextField
          label={t('schedule.timezone')}
          description={t('schedule.timezoneHelp', { timezone: settings.timezone })}
          value={trigger.timezone ?? ''}
          placeholder={settings.timezone}
          isReadOnly={isReadOnly}
          onChange={(timezone) => onChange(timezone === '' ? rest : { ...rest, timezone })}
          lang="en"
          {...faultAt('trigger.timezone')}
        />
      </div>
      <Suspense>
        <ScheduleTimes cron={trigger.cron} timezone={trigger.timezone ?? settings.timezone} />
      </Suspense>
      <ForEachFields {...props} />
    </>
  );
}

function TimesFields({ trigger, onChange, isReadOnly, faultAt }: TriggerProps<Schedule>) {
  const { t } = useTranslation('editor');
  const preset = presetOf(trigger.cron);
  const [isWritten, setWritten] = useState(preset.kind === 'custom');
  const isCustom = isWritten || preset.kind === 'custom';
  const set = (next: CronPreset) => onChange({ ...trigger, cron: cronOf(next) ?? trigger.cron });
  return (
    <div className={styles.form} data-path="trigger.cron">
      <Select
        label={t('schedule.when')}
        value={isCustom ? 'custom' : preset.kind}
        options={presetKinds.map((id) => ({ id, label: t(`schedule.kinds.${id}`) }))}
        isReadOnly={isReadOnly}
        onChange={(id) => {
          const kind = presetKinds.find((each) => each === id) ?? 'custom';
          setWritten(kind === 'custom');
          if (kind !== 'custom') set(presetAs(kind, preset));
        }}
      />
      {isCustom ? (
        <TextField
          label={t('schedule.cron')}
          description={t('schedule.cronHelp')}
          value={trigger.cron}
          isReadOnly={isReadOnly}
          onChange={(cron) => onChange({ ...trigger, cron })}
          maxLength={100}
          lang="en"
          {...faultAt('trigger.cron')}
        />
      ) : (
        <PresetFields preset={preset} onChange={set} isReadOnly={isReadOnly} />
      )}
    </div>
  );
}

function PresetFields({
  preset,
  onChange,
  isReadOnly,
}: {
  preset: CronPreset;
  onChange(next: CronPreset): void;
  isReadOnly: boolean;
}) {
  const { t, i18n } = useTranslation('editor');
  if (preset.kind === 'custom') return null;
  if (preset.kind === 'minutes')
    return (
      <Select
        label={t('schedule.every')}
        value={String(preset.every)}
        options={minuteSteps.map((step) => ({
          id: String(step),
          label: t('schedule.minutes', { count: step }),
        }))}
        isReadOnly={isReadOnly}
        onChange={(id) => onChange({ ...preset, every: Number(id) })}
      />
    );
  return (
    <>
      {preset.kind === 'weekly' && (
        <Select
          label={t('schedule.weekday')}
          value={String(preset.weekday)}
          options={[1, 2, 3, 4, 5, 6, 0].map((day) => ({
            id: String(day),
            label: weekdayName(day, i18n.language),
          }))}
          isReadOnly={isReadOnly}
          onChange={(id) => onChange({ ...preset, weekday: Number(id) })}
        />
      )}
      {preset.kind === 'monthly' && (
        <NumberField
          label={t('schedule.date')}
          min={1}
          max={31}
          value={preset.date}
          isReadOnly={isReadOnly}
          onChange={(date) => date !== undefined && onChange({ ...preset, date })}
        />
      )}
      <TextField
        label={t('schedule.time')}
        type="time"
        value={preset.time}
        isReadOnly={isReadOnly}
        onChange={(time) => /^\d\d:\d\d$/.test(time) && onChange({ ...preset, time })}
      />
    </>
  );
}

function ForEachFields(props: TriggerProps<Schedule>) {
  const { t } = useTranslation(['editor', 'common']);
  const { trigger, onChange, isReadOnly } = props;
  const { forEach, ...rest } = trigger;
  return (
    <>
      <Switch
        label={t('schedule.forEach')}
        isSelected={forEach !== undefined}
        isDisabled={isReadOnly}
        onChange={(isOn) => onChange(isOn ? { ...rest, forEach: { object: 'case' } } : rest)}
      />
      {forEach && (
        <>
          <Select
            label={t('trigger.object')}
            value={forEach.object}
            options={recordObjectSchema.options.map((id) => ({ id, label: t(`common:recordObject.${id}`) }))}
            isReadOnly={isReadOnly}
            onChange={(id) => {
              const object = recordObjectSchema.options.find((each) => each === id);
              // A condition about another kind of record says nothing about this one.
              if (object !== undefined && object !== forEach.object)
                onChange({ ...rest, forEach: { object } });
            }}
          />
          <WhenField
            {...props}
            path="trigger.forEach.when"
            label={t('schedule.which')}
            help={t('schedule.whichHelp')}
            when={forEach.when}
            onWhen={(when) =>
              onChange({ ...rest, forEach: { object: forEach.object, ...(when && { when }) } })
            }
          />
        </>
      )}
    </>
  );
}
