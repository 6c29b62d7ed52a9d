import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { assistantApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { announce } from '../ui/toast.ts';
import styles from './Case.module.css';

/** The case in a few sentences, where the model provider is switched on. Kept nowhere. */
export function CaseSummary({ caseId }: { caseId: string }) {
  const { t } = useTranslation('agent');
  const { data } = useApi(assistantApi.getAssistant, {});
  const [text, setText] = useState<string>();
  const ask = useApiMutation(assistantApi.summarizeCase, {
    onDone: (summary) => {
      setText(summary.text);
      announce(summary.text);
    },
  });
  if (!data?.uses.includes('summary')) return null;
  return (
    <Section
      title={t('assistant.summary')}
      actions={
        <Button
          size="dense"
          icon={Sparkles}
          isPending={ask.isPending}
          onPress={() => ask.mutate({ params: { id: caseId } })}
        >
          {t(text === undefined ? 'assistant.summarize' : 'assistant.again')}
        </Button>
      }
    >
      {ask.problem && <ProblemNotice problem={ask.problem} />}
      <p className={text === undefined ? styles.quiet : styles.summary}>
        {text ?? t('assistant.summaryHelp')}
      </p>
      {text !== undefined && <p className={styles.quiet}>{t('assistant.made')}</p>}
    </Section>
  );
}
