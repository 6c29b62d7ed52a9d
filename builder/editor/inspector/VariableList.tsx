import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { variableTypes, type Variable } from '../../../engine/browser.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextPairField } from '../../ui/TextPairField.tsx';
import { freshId } from '../document/new-step.ts';
import { useEditor, useEditorStore, useFlow } from '../store/editor-store.ts';
import styles from './Inspector.module.css';
import { VariableName } from './VariableName.tsx';

/** The flow's variables: what it is given, what it remembers on the way, what it gives back. */
export function VariableList() {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const { variables } = useFlow();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const set = (next: Variable[], field?: string) =>
    store.getState().run({ type: 'setVariables', variables: next }, field === undefined ? {} : { field });
  const add = () => {
    const taken = Object.fromEntries(variables.map(({ name }) => [name, true]));
    set([...variables, { name: freshId(taken, 'variable'), type: 'text' }]);
  };
  return (
    <div className={styles.form} data-path="variables">
      {variables.length === 0 && <EmptyState title={t('variable.none')} text={t('variable.noneHelp')} />}
      {variables.map((variable, index) => (
        <VariableCard
          // Names change while they are typed; the place in the list does not.
          key={index}
          variable={variable}
          isTaken={(name) => variables.some((other, place) => place !== index && other.name === name)}
          isReadOnly={isReadOnly}
          onChange={(next, part) => set(variables.with(index, next), `variable ${index} ${part}`)}
          onRemove={() => set(variables.toSpliced(index, 1))}
        />
      ))}
      {!isReadOnly && (
        <Button icon={Plus} onPress={add}>
          {t('variable.add')}
        </Button>
      )}
    </div>
  );
}

interface VariableCardProps {
  variable: Variable;
  isTaken(name: string): boolean;
  isReadOnly: boolean;
  onChange(next: Variable, part: string): void;
  onRemove(): void;
}

function VariableCard({ variable, isTaken, isReadOnly, onChange, onRemove }: VariableCardProps) {
  const { t } = useTranslation('editor');
  const flags = ['input', 'output', 'required'] as const;
  return (
    <fieldset className={styles.variable} disabled={isReadOnly}>
      <div className={styles.outcome}>
        <VariableName
          name={variable.name}
          isTaken={isTaken}
          onChange={(name) => onChange({ ...variable, name }, 'name')}
        />
        <IconButton label={t('variable.remove', { name: variable.name })} icon={Trash2} onPress={onRemove} />
      </div>
      <Select
        label={t('variable.type')}
        value={variable.type}
        options={variableTypes.map((id) => ({ id, label: t(`variable.types.${id}`) }))}
        onChange={(id) => {
          const type = variableTypes.find((each) => each === id);
          if (type !== undefined) onChange({ ...variable, type }, 'type');
        }}
      />
      <TextPairField
        label={t('variable.label')}
        value={variable.label ?? { en: '', ja: '' }}
        onChange={(label) => onChange({ ...variable, label }, 'label')}
      />
      <div className={styles.checks}>
        {flags.map((flag) => (
          <Checkbox
            key={flag}
            label={t(`variable.${flag}`)}
            isSelected={variable[flag] === true}
            onChange={(isOn) => {
              const { [flag]: _before, ...rest } = variable;
              onChange(isOn ? { ...rest, [flag]: true } : rest, flag);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
