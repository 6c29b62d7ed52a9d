import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, formFields, nameSchema, scopeFields, type Step } from '../../../engine/browser.ts';
import type { Vocabulary } from '../../form/form-world.ts';
import { SchemaForm } from '../../form/SchemaForm.tsx';
import { TextPairField } from '../../ui/TextPairField.tsx';
import { useIssueWords } from '../problems/use-issue-words.ts';
import { useEditor, useEditorStore, useFlow } from '../store/editor-store.ts';
import { useShape } from '../store/use-shape.ts';
import styles from './Inspector.module.css';
import { StepNameField } from './StepNameField.tsx';
import { canRetry, StepRetry } from './StepRetry.tsx';
import type { StepPartProps } from './StepHead.tsx';

/** The step's title and the settings of its type. */
export function StepSetup({
  id,
  step,
  issues,
  vocabulary,
}: StepPartProps & { vocabulary: Vocabulary | undefined }) {
  const { t } = useTranslation('editor');
  const store = useEditorStore();
  const flow = useFlow();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const wordsOf = useIssueWords();
  const definition = catalogue.get(step.type);
  const fields = useMemo(() => (definition ? formFields(definition) : []), [definition]);
  const shape = useShape(flow);
  const scope = useMemo(() => scopeFields(shape, catalogue, id), [shape, id]);
  const faults = useMemo(() => {
    const prefix = `steps.${id}.config.`;
    const inside = issues.filter(({ path, severity }) => path.startsWith(prefix) && severity === 'error');
    return Object.fromEntries(inside.map((issue) => [issue.path.slice(prefix.length), wordsOf(issue)]));
  }, [issues, id, wordsOf]);
  const { run } = store.getState();
  const setConfig = (value: Readonly<Record<string, unknown>>) => {
    const changed = Object.keys({ ...step.config, ...value }).find((key) => value[key] !== step.config[key]);
    // What the form gives is JSON, as its fields have no other values.
    run(
      { type: 'setConfig', step: id, config: value as Step['config'] },
      { field: `config ${id} ${changed}` },
    );
  };
  return (
    <div className={styles.form}>
      <div data-path="title">
        <TextPairField
          label={t('inspector.title')}
          value={step.title ?? { en: '', ja: '' }}
          isReadOnly={isReadOnly}
          onChange={(title) => {
            const isEmpty = title.en === '' && title.ja === '';
            run({ type: 'setTitle', step: id, title: isEmpty ? undefined : title }, { field: `title ${id}` });
          }}
        />
      </div>
      <div data-settings>
        <SchemaForm
          fields={fields}
          value={step.config}
          onChange={setConfig}
          scope={scope}
          vocabulary={vocabulary}
          faults={faults}
          isReadOnly={isReadOnly}
        />
      </div>
      {!isReadOnly && (
        <details className={styles.advanced}>
          <summary>{t(canRetry(step) ? 'inspector.more.withRetry' : 'inspector.more.name')}</summary>
          <StepRetry id={id} step={step} />
          <StepNameField
            id={id}
            isFree={(name) => nameSchema.safeParse(name).success && !Object.hasOwn(flow.steps, name)}
            onRename={(name) => run({ type: 'renameStep', step: id, to: name }, { select: [name] })}
          />
        </details>
      )}
    </div>
  );
}
