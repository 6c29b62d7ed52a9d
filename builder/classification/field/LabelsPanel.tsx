import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { modelsApi } from '../../../server/client.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../Classification.module.css';
import { emptyLabel, type LabelDraft, labelDrafts, labelsOf } from './label-draft.ts';
import { useSaveField } from './use-save-field.ts';

/** What each label means, in a few words: enough to be suggested before a single case is closed. */
export function LabelsPanel({ field }: { field: modelsApi.ModelField }) {
  const { t } = useTranslation(['classification', 'common']);
  const isReadOnly = useMe().role !== 'admin';
  const [drafts, setDrafts] = useState(() => labelDrafts(field.labels));
  const { save, isPending, problem } = useSaveField(field);
  const put = (at: number, part: Partial<LabelDraft>) =>
    setDrafts(drafts.map((draft, index) => (index === at ? { ...draft, ...part } : draft)));
  return (
    <Section title={t('labels.title')}>
      <p className={styles.quiet}>{t('labels.help')}</p>
      {problem && <ProblemNotice problem={problem} />}
      <ul className={styles.lines}>
        {drafts.map((draft, at) => (
          <LabelFields
            // A label has no identity but its place: its name is what is being typed.
            key={at}
            draft={draft}
            isReadOnly={isReadOnly}
            change={(part) => put(at, part)}
            remove={() => setDrafts(drafts.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {!isReadOnly && (
        <div className={styles.actions}>
          <Button icon={Plus} onPress={() => setDrafts([...drafts, emptyLabel])}>
            {t('labels.add')}
          </Button>
          <Button variant="primary" isPending={isPending} onPress={() => save({ labels: labelsOf(drafts) })}>
            {t('common:action.save')}
          </Button>
        </div>
      )}
    </Section>
  );
}

interface LabelFieldsProps {
  draft: LabelDraft;
  isReadOnly: boolean;
  change: (part: Partial<LabelDraft>) => void;
  remove: () => void;
}

function LabelFields({ draft, isReadOnly, change, remove }: LabelFieldsProps) {
  const { t } = useTranslation('classification');
  return (
    <li>
      <div className={styles.labelRow}>
        <TextField
          label={t('labels.label')}
          value={draft.label}
          isReadOnly={isReadOnly}
          maxLength={200}
          onChange={(label) => change({ label })}
        />
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
