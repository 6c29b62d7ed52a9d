import { useContext, useMemo } from 'react';
import { triggerRoots, type Condition, type ScopeField, type Trigger } from '../../../../engine/browser.ts';
import { ConditionField } from '../../../form/condition/ConditionField.tsx';
import { FormWorldContext } from '../../../form/form-world.ts';
import type { TriggerProps } from './trigger-props.ts';

export interface WhenFieldProps extends Pick<TriggerProps, 'trigger' | 'isReadOnly' | 'faultAt'> {
  /** Where the condition stands in the document. */
  path: string;
  label: string;
  help: string;
  when: Condition | undefined;
  onWhen(when: Condition | undefined): void;
}

/** A trigger's condition. It offers only what the trigger brings along: there is no run yet. */
export function WhenField({ trigger, path, label, help, when, onWhen, isReadOnly, faultAt }: WhenFieldProps) {
  const world = useContext(FormWorldContext);
  const own = useMemo(
    () => ({
      ...world,
      fields: fieldsOf(trigger, world.fields),
      looksBack: trigger.type === 'recordChange',
    }),
    [world, trigger],
  );
  return (
    <FormWorldContext value={own}>
      <div data-path={path}>
        <ConditionField
          label={label}
          description={help}
          value={when}
          isReadOnly={isReadOnly}
          onChange={(next) => onWhen(next && isEmpty(next) ? undefined : next)}
          {...faultAt(path)}
        />
      </div>
    </FormWorldContext>
  );
}

/** The last row was taken away: no condition is not the same as one that always holds. */
const isEmpty = (when: Condition): boolean => 'all' in when && when.all.length === 0;

function fieldsOf(trigger: Trigger, fields: readonly ScopeField[]): ScopeField[] {
  const roots = triggerRoots(trigger);
  const main =
    trigger.type === 'schedule' ? trigger.forEach?.object : 'object' in trigger ? trigger.object : '';
  const isMain = ({ path }: ScopeField): boolean => path.startsWith(`${main}.`);
  const readable = fields.filter(
    ({ path, type }) => type !== 'record' && roots.includes(path.split('.')[0] ?? ''),
  );
  // What the trigger is about comes first: a new row begins with the first field.
  return [...readable.filter(isMain), ...readable.filter((field) => !isMain(field))];
}
