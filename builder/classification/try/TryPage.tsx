import { FlaskConical } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classificationApi } from '../../../server/client.ts';
import { useApiMutation } from '../../app/api.ts';
import { Button } from '../../ui/Button.tsx';
import { isComposing } from '../../ui/is-composing.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Page, Section } from '../../ui/Page.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../Classification.module.css';
import { FieldAnswer } from './FieldAnswer.tsx';
import { Nearest } from './Nearest.tsx';
import { RuleMatches } from './RuleMatches.tsx';
import { Sentiment } from './Sentiment.tsx';

/** What would be found in a text, by rules, models and lists of words, and why. Nothing is saved. */
export function TryPage() {
  const { t } = useTranslation('classification');
  const [text, setText] = useState('');
  const [subject, setSubject] = useState('');
  const [tried, setTried] = useState<Tried>();
  const preview = useApiMutation(classificationApi.previewClassification);
  const go = async () => {
    if (text.trim() === '') return;
    const body = { text, ...(subject.trim() !== '' && { subject }) };
    const found = await preview.mutateAsync({ body });
    if (found) setTried({ text, found });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void go();
  };
  return (
    <Page
      title={t('try.title')}
      parents={[{ label: t('title'), href: '/classification' }]}
      description={t('try.description')}
    >
      <Section title={t('try.text')}>
        <div className={styles.stack} onKeyDown={onKeyDown}>
          <TextField label={t('try.subject')} value={subject} onChange={setSubject} maxLength={1000} />
          <TextArea label={t('try.message')} rows={5} value={text} onChange={setText} maxLength={20_000} />
          <div className={styles.actions}>
            <Button
              variant="primary"
              icon={FlaskConical}
              isDisabled={text.trim() === ''}
              isPending={preview.isPending}
              onPress={() => void go()}
            >
              {t('try.go')}
            </Button>
            <KeyHint keys={['Mod', 'Enter']} />
          </div>
        </div>
        {preview.problem && <ProblemNotice problem={preview.problem} />}
      </Section>
      {tried && <Found {...tried} />}
    </Page>
  );
}

interface Tried {
  text: string;
  found: classificationApi.Preview;
}

function Found({ text, found }: Tried) {
  const { t } = useTranslation('classification');
  const { language } = found.language;
  return (
    <div className={styles.stack} role="region" aria-label={t('try.found')}>
      <div className={styles.pair}>
        <Sentiment text={text} found={found} />
        <RuleMatches matches={found.matches} />
      </div>
      {found.fields.length === 0 && <p className={styles.quiet}>{t('try.noModels')}</p>}
      <div className={styles.pair}>
        {found.fields.map((answer) => (
          <FieldAnswer key={answer.field} answer={answer} text={text} language={language} />
        ))}
      </div>
      <Nearest nearest={found.nearest} />
    </div>
  );
}
