import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { FileField } from '../../ui/FileField.tsx';
import { Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../Classification.module.css';
import { ImportPreview } from './ImportPreview.tsx';
import { type Format, formatOf } from './parts.ts';
import { type Columns, useImport } from './use-import.ts';

interface Source {
  text: string;
  format: Format;
  columns: Columns;
}
const nothing: Source = { text: '', format: 'csv', columns: {} };

/** Paste or choose a file, look at what was read of it, line by line what was not, then bring it in. */
export function ImportExamples() {
  const { t } = useTranslation('classification');
  const [source, setSource] = useState(nothing);
  const importing = useImport();
  const { preview, problem, isPending } = importing;
  const put = (part: Partial<Source>) => {
    importing.reset();
    setSource((now) => ({ ...now, ...part }));
  };
  const take = async (file: File) => {
    const text = await file.text();
    put({ text, format: formatOf(file.name, text), columns: {} });
  };
  const check = (columns: Columns = source.columns) => {
    setSource({ ...source, columns });
    void importing.check({ ...source, columns });
  };
  const bringIn = async () => {
    if (await importing.bringIn(source)) setSource(nothing);
  };
  return (
    <Section title={t('import.title')}>
      <p className={styles.quiet}>{t('import.help')}</p>
      <FileField
        label={t('import.file')}
        accept={['.csv', '.tsv', '.txt', '.jsonl', '.ndjson', '.json']}
        onChoose={(file) => void take(file)}
      />
      <TextArea
        label={t('import.paste')}
        rows={8}
        value={source.text}
        placeholder={t('import.placeholder')}
        onChange={(text) => put({ text, ...(source.text === '' && { format: formatOf('', text) }) })}
      />
      <RadioGroup
        label={t('import.format')}
        value={source.format}
        options={[
          { id: 'csv', label: t('import.csv') },
          { id: 'jsonl', label: t('import.jsonl') },
        ]}
        onChange={(format) => put({ format })}
      />
      <div className={styles.actions}>
        <Button
          variant={preview ? 'secondary' : 'primary'}
          isDisabled={source.text.trim() === ''}
          isPending={isPending && !preview}
          onPress={() => check()}
        >
          {t('import.check')}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {preview && (
        <ImportPreview
          preview={preview}
          isPending={isPending}
          onColumns={(change) => check({ ...source.columns, ...change })}
          onImport={() => void bringIn()}
        />
      )}
    </Section>
  );
}
