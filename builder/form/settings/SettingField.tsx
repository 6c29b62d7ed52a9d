import type { FormField } from '../../../engine/browser.ts';
import { conditionSchema } from '../../../engine/browser.ts';
import { useText } from '../../i18n/use-text.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ConditionField } from '../condition/ConditionField.tsx';
import { ComponentsField } from './ComponentsField.tsx';
import { DurationField } from './DurationField.tsx';
import { faultAt } from './faults.ts';
import type { DrawSetting, SettingProps, SettingWords } from './setting-props.ts';
import { JsonField } from './JsonField.tsx';
import { KeyValueField } from './KeyValueField.tsx';
import { ListField } from './ListField.tsx';
import { NumberSetting } from './NumberSetting.tsx';
import { ObjectField } from './ObjectField.tsx';
import { RecordField } from './RecordField.tsx';
import { ReferenceField } from './ReferenceField.tsx';
import { TemplateField } from './TemplateField.tsx';
import { TemplatePairField } from './TemplatePairField.tsx';

/** One setting, drawn by its kind. */
export function SettingField(props: SettingProps) {
  const text = useText();
  const { field, path, faults, isReadOnly } = props;
  const words: SettingWords = {
    label: text(field.label),
    description: text(field.hint) || undefined,
    error: faultAt(faults, path, 'itself'),
    isRequired: field.required && field.default === undefined,
    isReadOnly,
  };
  return <div data-path={path}>{drawing(props, words)}</div>;
}

const draw: DrawSetting = (props) => <SettingField key={props.path} {...props} />;

function drawing({ field, ...rest }: SettingProps, words: SettingWords) {
  const { value, onChange } = rest;
  const line = typeof value === 'string' ? value : '';
  const orNothing = (next: string) => onChange(next === '' && !field.required ? undefined : next);
  switch (field.kind) {
    case 'text':
      return <TextField {...words} value={line} onChange={orNothing} maxLength={field.maxLength} />;
    case 'template':
    case 'longText':
      return (
        <TemplateField
          {...words}
          value={line}
          onChange={orNothing}
          maxLength={field.maxLength}
          rows={field.kind === 'longText' ? 4 : 1}
        />
      );
    case 'number':
      return <NumberSetting {...words} field={field} value={value} onChange={onChange} />;
    case 'boolean':
      return (
        <Switch
          label={words.label}
          isSelected={value === true}
          onChange={onChange}
          isReadOnly={words.isReadOnly}
        />
      );
    case 'choice':
      return <ChoiceField {...rest} field={field} words={words} />;
    case 'reference':
      return <ReferenceField {...words} kind={field.reference} value={line} onChange={orNothing} />;
    case 'condition': {
      const condition = conditionSchema.safeParse(value).data;
      return <ConditionField {...words} value={condition} onChange={onChange} />;
    }
    case 'textPair':
      return <TemplatePairField {...words} value={value} onChange={onChange} />;
    case 'record':
      return <RecordField {...words} value={line} onChange={orNothing} />;
    case 'duration':
      return <DurationField {...words} value={value} onChange={onChange} />;
    case 'keyValue':
      return <KeyValueField {...words} value={value} onChange={onChange} />;
    case 'components':
      return <ComponentsField {...words} draw={draw} value={value} onChange={onChange} />;
    case 'list':
      return <ListField {...rest} draw={draw} field={field} words={words} />;
    case 'object':
      return <ObjectField {...rest} draw={draw} field={field} words={words} />;
    case 'json':
      return <JsonField {...words} value={value} onChange={onChange} />;
    default:
      return field satisfies never;
  }
}

function ChoiceField({
  field,
  value,
  onChange,
  words,
}: SettingProps<Extract<FormField, { kind: 'choice' }>> & { words: SettingWords }) {
  const text = useText();
  const options = field.choices.map((choice) => ({ id: choice.value, label: text(choice.label) }));
  const nothing = { id: '', label: '—' };
  const isOptional = !field.required && field.default === undefined;
  const present = value ?? field.default ?? (isOptional ? '' : undefined);
  return (
    <Select
      {...words}
      options={isOptional ? [nothing, ...options] : options}
      value={present === undefined ? undefined : String(present)}
      onChange={(id) => onChange(id === '' ? undefined : id)}
    />
  );
}
