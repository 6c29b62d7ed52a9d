import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseTypes, departments, priorities, type FoundField } from '../../engine/browser.ts';
import { type casesApi, peopleApi, predictionsApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { announce } from '../ui/toast.ts';
import { isComposing } from '../ui/is-composing.ts';
import styles from './Case.module.css';
import { FieldSuggestion } from './FieldSuggestion.tsx';
import { useCaseChange } from './use-case-change.ts';

const nothing = '-';

/** The fields an agent may change. Each is saved as soon as it is chosen or left. */
export function CaseFields({ detail }: { detail: casesApi.CaseDetail }) {
  const { t } = useTranslation(['agent', 'common']);
  const { case: theCase } = detail;
  const { change, isPending, problem } = useCaseChange(theCase);
  const found = useApi(predictionsApi.listCasePredictions, { params: { id: theCase.id } });
  const suggestionFor = (field: FoundField) => (
    <FieldSuggestion
      label={t(`case.${field}`)}
      prediction={found.data?.items.find((each) => each.field === field)}
    />
  );
  const save = async (part: casesApi.CaseChange) => {
    if (await change(part)) announce(t('case.saved'));
  };
  return (
    <div className={styles.fields}>
      {problem?.code === 'preconditionFailed' && <p role="alert">{t('case.stale')}</p>}
      {problem && problem.code !== 'preconditionFailed' && <ProblemNotice problem={problem} />}
      <div>
        <Select
          label={t('case.priority')}
          value={theCase.priority}
          isDisabled={isPending}
          options={priorities.map((id) => ({ id, label: t(`common:priority.${id}`) }))}
          onChange={(priority) => void save({ priority })}
        />
        {suggestionFor('priority')}
      </div>
      <div>
        <Select
          label={t('case.type')}
          value={theCase.type ?? nothing}
          isDisabled={isPending}
          options={[
            { id: nothing, label: t('common:state.none') },
            ...caseTypes.map((id) => ({ id, label: t(`common:caseType.${id}`) })),
          ]}
          onChange={(id) => void save({ type: id === nothing ? null : id })}
        />
        {suggestionFor('type')}
      </div>
      <div>
        {/* What was changed elsewhere replaces what stands here. */}
        <WordsField
          key={theCase.reason}
          label={t('case.reason')}
          value={theCase.reason ?? ''}
          onSave={(reason) => void save({ reason: reason || null })}
        />
        {suggestionFor('reason')}
      </div>
      <div>
        <WordsField
          key={theCase.product}
          label={t('case.product')}
          value={theCase.product ?? ''}
          onSave={(product) => void save({ product: product || null })}
        />
        {suggestionFor('product')}
      </div>
      <div>
        <Select
          label={t('case.department')}
          value={theCase.department ?? nothing}
          isDisabled={isPending}
          options={[
            { id: nothing, label: t('common:state.none') },
            ...departments.map((id) => ({ id, label: t(`common:department.${id}`) })),
          ]}
          onChange={(id) => void save({ department: id === nothing ? null : id })}
        />
        {suggestionFor('department')}
      </div>
      <OwnerField detail={detail} isDisabled={isPending} onSave={(ownerId) => void save({ ownerId })} />
    </div>
  );
}

interface WordsFieldProps {
  label: string;
  value: string;
  onSave: (value: string) => void;
}

/** One line of free words, saved when it is left. */
function WordsField({ label, value, onSave }: WordsFieldProps) {
  const [typed, setTyped] = useState(value);
  const save = () => {
    if (typed.trim() !== value) onSave(typed.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isComposing(event) && event.key === 'Enter') save();
  };
  return (
    <div onKeyDown={onKeyDown}>
      <TextField label={label} value={typed} onChange={setTyped} onBlur={save} maxLength={200} />
    </div>
  );
}

interface OwnerFieldProps {
  detail: casesApi.CaseDetail;
  isDisabled: boolean;
  onSave: (ownerId: string | null) => void;
}

function OwnerField({ detail, isDisabled, onSave }: OwnerFieldProps) {
  const { t } = useTranslation(['agent', 'desk']);
  const me = useMe();
  const people = useApi(peopleApi.listAgents, {});
  const { ownerId } = detail.case;
  const colleagues = people.data?.items.filter(({ active, role }) => active && role !== 'department') ?? [];
  const known = colleagues.map(({ id, name }) => ({ id, label: name }));
  // An owner who has left since is still shown by name.
  const isMissing = ownerId !== null && !known.some(({ id }) => id === ownerId);
  return (
    <>
      <Select
        label={t('case.owner')}
        value={ownerId ?? nothing}
        isDisabled={isDisabled}
        options={[
          { id: nothing, label: t('desk:nobody') },
          ...known,
          ...(isMissing ? [{ id: ownerId, label: detail.ownerName ?? ownerId }] : []),
        ]}
        onChange={(id) => onSave(id === nothing ? null : id)}
      />
      {ownerId !== me.id && (
        <Button size="dense" isDisabled={isDisabled} onPress={() => onSave(me.id)}>
          {t('case.takeOwnership')}
        </Button>
      )}
    </>
  );
}
