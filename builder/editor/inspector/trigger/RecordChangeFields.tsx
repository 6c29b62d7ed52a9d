import { useTranslation } from 'react-i18next';
import { changeKindSchema, recordObjectSchema, type TriggerOf } from '../../../../engine/browser.ts';
import { CheckboxGroup } from '../../../ui/CheckboxGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import styles from '../Inspector.module.css';
import type { TriggerProps } from './trigger-props.ts';
import { WhenField } from './WhenField.tsx';

/** Which records, which changes, and only when. */
export function RecordChangeFields(props: TriggerProps<TriggerOf<'recordChange'>>) {
  const { t } = useTranslation(['editor', 'common']);
  const { trigger, onChange, isReadOnly, faultAt } = props;
  const { when: _when, onlyWhenChangedToMeet, ...rest } = trigger;
  const isPicky = trigger.when !== undefined && trigger.on.includes('update');
  return (
    <>
      <Select
        label={t('trigger.object')}
        value={trigger.object}
        options={recordObjectSchema.options.map((id) => ({ id, label: t(`common:recordObject.${id}`) }))}
        isReadOnly={isReadOnly}
        onChange={(id) => {
          const object = recordObjectSchema.options.find((each) => each === id);
          // A condition about another kind of record says nothing about this one.
          if (object !== undefined && object !== trigger.object) onChange({ ...rest, object });
        }}
      />
      <div data-path="trigger.on">
        <CheckboxGroup
          label={t('trigger.on')}
          value={trigger.on}
          options={changeKindSchema.options.map((id) => ({ id, label: t(`trigger.onKind.${id}`) }))}
          isReadOnly={isReadOnly}
          onChange={(ids) =>
            onChange({ ...trigger, on: changeKindSchema.options.filter((each) => ids.includes(each)) })
          }
          {...faultAt('trigger.on')}
        />
      </div>
      <WhenField
        {...props}
        path="trigger.when"
        label={t('trigger.when')}
        help={t('trigger.whenHelp')}
        when={trigger.when}
        onWhen={(when) =>
          onChange(when ? { ...rest, when, ...(onlyWhenChangedToMeet && { onlyWhenChangedToMeet }) } : rest)
        }
      />
      {isPicky && (
        <div>
          <Switch
            label={t('trigger.onlyWhenChangedToMeet')}
            isSelected={onlyWhenChangedToMeet === true}
            isDisabled={isReadOnly}
            onChange={(isOn) =>
              onChange({
                ...rest,
                ...(trigger.when && { when: trigger.when }),
                ...(isOn && { onlyWhenChangedToMeet: true }),
              })
            }
          />
          <p className={styles.hint}>{t('trigger.onlyWhenChangedToMeetHelp')}</p>
        </div>
      )}
    </>
  );
}
