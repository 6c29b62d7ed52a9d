import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assistantApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { announce } from '../ui/toast.ts';
import styles from './Case.module.css';

export interface DraftReplyProps {
  caseId: string;
  /** What is written so far: the draft is to say it. */
  text: string;
  onType: (text: string) => void;
}

/** Has an answer drafted into the box, where the model provider is switched on. Sending stays the person's. */
export function DraftReply({ caseId, text, onType }: DraftReplyProps) {
  const { t } = useTranslation(['agent', 'common']);
  const { data } = useApi(assistantApi.getAssistant, {});
  /** What stood there before the draft, while the draft does. */
  const [before, setBefore] = useState<string>();
  const ask = useApiMutation(assistantApi.draftReply, {
    onDone: ({ text: draft }) => {
      setBefore(text);
      onType(draft);
      announce(t('assistant.drafted'));
    },
  });
  if (!data?.uses.includes('replyDraft')) return null;
  const isDrafted = before !== undefined && text !== '';
  const undo = () => {
    onType(before ?? '');
    setBefore(undefined);
  };
  return (
    <>
      {ask.problem && <ProblemNotice problem={ask.problem} />}
      <div className={styles.assist}>
        <Button
          size="dense"
          icon={Sparkles}
          isPending={ask.isPending}
          onPress={() => ask.mutate({ params: { id: caseId }, body: { instructions: text.slice(0, 2000) } })}
        >
          {t(text.trim() === '' ? 'assistant.draft' : 'assistant.draftFrom')}
        </Button>
        {isDrafted && (
          <>
            <Button size="dense" variant="quiet" onPress={undo}>
              {t('assistant.undo')}
            </Button>
            <span className={styles.quiet}>{t('assistant.drafted')}</span>
          </>
        )}
      </div>
    </>
  );
}
