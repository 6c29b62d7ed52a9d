import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { foundFields } from '../../../engine/browser.ts';
import type { examplesApi } from '../../../server/client.ts';
import { caseFieldLabel } from '../../desk/field-label.ts';
import { useLabelText } from '../../desk/use-label-text.ts';
import { useCountText } from '../../desk/use-share-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { CustomerText } from '../../ui/CustomerText.tsx';
import { Table } from '../../ui/Table.tsx';
import styles from '../Classification.module.css';
import type { Columns } from './use-import.ts';
import { useInWords } from '../../i18n/use-in-words.ts';

interface ImportPreviewProps {
  preview: examplesApi.ExamplePreview;
  isPending: boolean;
  onColumns: (change: Columns) => void;
  onImport: () => void;
}
const shownRows = 10;
const shownErrors = 20;

export function ImportPreview({ preview, isPending, onColumns, onImport }: ImportPreviewProps) {
  const { t } = useTranslation('classification');
  const count = useCountText();
  const { total, known, errorCount } = preview;
  return (
    <div className={styles.stack} role="region" aria-label={t('import.preview')}>
      <p role="status">
        <strong>{t('import.found', { total: count(total) })}</strong>
        {known > 0 && ` ${t('import.known', { known: count(known) })}`}
        {errorCount > 0 && ` ${t('import.refused', { refused: count(errorCount) })}`}
      </p>
      <ColumnChoice columns={preview.columns} onColumns={onColumns} />
      <Errors preview={preview} />
      <Labels labels={preview.labels} />
      <Rows rows={preview.rows} />
      <div className={styles.actions}>
        <Button variant="primary" isDisabled={total === 0} isPending={isPending} onPress={onImport}>
          {t('import.go', { total: count(total) })}
        </Button>
      </div>
    </div>
  );
}

const leftOut = '-';

/** What each column holds. A field may also be one that no case has: then its answers are outputs of the step. */
function ColumnChoice({
  columns,
  onColumns,
}: Pick<ImportPreviewProps, 'onColumns'> & Pick<examplesApi.ExamplePreview, 'columns'>) {
  const { t } = useTranslation('classification');
  const text = useText();
  const options = [
    ...(['text', 'subject', 'language'] as const).map((id) => ({ id, label: t(`import.as.${id}`) })),
    ...foundFields.map((id) => ({ id, label: text(caseFieldLabel(id)) })),
    { id: leftOut, label: t('import.leaveOut') },
  ];
  if (columns.length === 0) return null;
  return (
    <fieldset className={styles.columns}>
      <legend>{t('import.columns')}</legend>
      {columns.map(({ name, as }) => (
        <ComboBox
          key={name}
          label={name}
          value={as ?? leftOut}
          options={options}
          allowsCustomValue
          onChange={(id = leftOut) => onColumns({ [name]: id === leftOut || id === '' ? null : id })}
        />
      ))}
    </fieldset>
  );
}

function Errors({ preview: { errors, errorCount } }: Pick<ImportPreviewProps, 'preview'>) {
  const { t } = useTranslation('classification');
  const count = useCountText();
  const inWords = useInWords();
  if (errorCount === 0) return null;
  const more = errorCount - Math.min(errors.length, shownErrors);
  return (
    <div className={styles.notice}>
      <TriangleAlert size={16} aria-hidden />
      <div>
        <p>{t('import.errors')}</p>
        <ul>
          {errors.slice(0, shownErrors).map(({ line, code, detail, ...said }) => (
            <li key={`${line} ${code} ${detail}`}>
              {t('import.line', { line: count(line) })}{' '}
              {t(`import.error.${code}`, { detail: inWords.said({ message: detail, ...said }).text })}
            </li>
          ))}
        </ul>
        {more > 0 && <p>{t('import.moreErrors', { more: count(more) })}</p>}
      </div>
    </div>
  );
}

function Labels({ labels }: Pick<examplesApi.ExamplePreview, 'labels'>) {
  const text = useText();
  const labelText = useLabelText();
  const count = useCountText();
  const fields = [...new Set(labels.map(({ field }) => field))];
  return (
    <ul className={styles.tight}>
      {fields.map((field) => (
        <li key={field} className={styles.small}>
          <strong>{text(caseFieldLabel(field)) || field}</strong>{' '}
          {labels
            .filter((each) => each.field === field)
            .map(({ label, n }) => `${labelText(field, label)} ${count(n)}`)
            .join(' · ')}
        </li>
      ))}
    </ul>
  );
}

function Rows({ rows }: Pick<examplesApi.ExamplePreview, 'rows'>) {
  const { t } = useTranslation('classification');
  const text = useText();
  const labelText = useLabelText();
  if (rows.length === 0) return null;
  return (
    <Table
      label={t('import.rows')}
      rows={rows.slice(0, shownRows)}
      rowId={({ line }) => String(line)}
      columns={[
        { id: 'line', header: t('import.lineHeader'), align: 'end', cell: ({ line }) => line },
        {
          id: 'text',
          header: t('import.as.text'),
          cell: (row) => (
            <CustomerText className={styles.clamped} language={row.language}>
              {row.text}
            </CustomerText>
          ),
        },
        {
          id: 'labels',
          header: t('import.answers'),
          cell: ({ labels }) =>
            Object.entries(labels)
              .map(([field, label]) => `${text(caseFieldLabel(field)) || field}: ${labelText(field, label)}`)
              .join(' · '),
        },
      ]}
    />
  );
}
