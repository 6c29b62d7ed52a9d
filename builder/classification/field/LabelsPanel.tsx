import { ListPlus, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseTypeSchema, prioritySchema } from '../../../engine/browser.ts';
import type { modelsApi } from '../../../server/client.ts';
import { useMe } from '../../app/session.ts';
import { useLabelText } from '../../desk/use-label-text.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../Classification.module.css';
import { emptyLabel, type LabelDraft, labelDrafts, labelsOf, missingLabels } from './label-draft.ts';
import { useSaveField } from './use-save-field.ts';

/** What each label means, in a few words: enough to be suggested before a single case is closed. */
export function LabelsPanel({ field }: { field: modelsApi.ModelField }) {
  const { t } = useTranslation(['classification', 'common']);
  const isReadOnly = useMe().role !== 'admin';
  // What the drafts were made of. A version saved elsewhere replaces nothing that is being typed; it refuses it.
  const [base, setBase] = useState(field);
  const [drafts, setDrafts] = useState(() => labelDrafts(field.labels));
  const take = (saved: modelsApi.ModelField) => {
    setBase(saved);
    setDrafts(labelDrafts(saved.labels));
  };
  const { save, isPending, problem } = useSaveField(base, take);
  const isTouched = JSON.stringify(labelsOf(drafts)) !== JSON.stringify(base.labels);
  if (field.version !== base.version && !isTouched && !isPending) take(field);
  const missing = missingLabels(drafts, valuesOf(field.field) ?? []);
  return (
    <Section title={t('labels.title')}>
      <p className={styles.quiet}>{t('labels.help')}</p>
      {problem && <ProblemNotice problem={problem} />}
      <ul className={styles.lines}>
        {drafts.map((draft, at) => (
          <LabelFields
            // A label has no identity but its place: its name is what is being typed.
            key={at}
            field={field.field}
            draft={draft}
            isReadOnly={isReadOnly}
            change={(part) => setDrafts(drafts.with(at, { ...draft, ...part }))}
            remove={() => setDrafts(drafts.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {!isReadOnly && (
        <div className={styles.actions}>
          {missing.length > 0 && (
            <Button icon={ListPlus} onPress={() => setDrafts([...drafts, ...missing])}>
              {t('labels.addAll')}
            </Button>
          )}
          <Button icon={Plus} onPress={() => setDrafts([...drafts, emptyLabel])}>
            {t('labels.add')}
          </Button>
          <Button
            variant="primary"
            isDisabled={!isTouched}
            isPending={isPending}
            onPress={() => save({ labels: labelsOf(drafts) })}
          >
            {t('common:action.save')}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** Some fields have fixed values; the others are words of the organisation. */
const valuesOf = (field: string): readonly string[] | undefined => {
  if (field === 'priority') return prioritySchema.options;
  return field === 'type' ? caseTypeSchema.options : undefined;
};

interface LabelFieldsProps {
  field: string;
  draft: LabelDraft;
  isReadOnly: boolean;
  change: (part: Partial<LabelDraft>) => void;
  remove: () => void;
}

function LabelFields({ field, draft, isReadOnly, change, remove }: LabelFieldsProps) {
  const { t } = useTranslation('classification');
  return (
    <li>
      <div className={styles.labelRow}>
        <LabelName field={field} draft={draft} isReadOnly={isReadOnly} change={change} />
        {!isReadOnly && (
          <IconButton icon={Trash2} label={t('labels.remove', { label: draft.label })} onPress={remove} />
        )}
      </div>
      <div className={styles.pair}>
        <TextArea
          label={t('labels.description')}
          rows={3}
          value={draft.description}
          isReadOnly={isReadOnly}
          maxLength={2000}
          onChange={(description) => change({ description })}
        />
        <TextArea
          label={t('labels.examples')}
          description={t('labels.examplesHelp')}
          rows={3}
          value={draft.examples}
          isReadOnly={isReadOnly}
          onChange={(examples) => change({ examples })}
        />
      </div>
    </li>
  );
}

function LabelName({ field, draft, isReadOnly, change }: Omit<LabelFieldsProps, 'remove'>) {
  const { t } = useTranslation('classification');
  const labelText = useLabelText();
  const values = valuesOf(field);
  const shared = {
    label: t('labels.label'),
    value: draft.label,
    isReadOnly,
    onChange: (label: string) => change({ label }),
  };
  if (values === undefined) return <TextField {...shared} maxLength={200} />;
  return <Select {...shared} options={values.map((id) => ({ id, label: labelText(field, id) }))} />;
}
