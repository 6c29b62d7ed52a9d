import { Languages } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assistantApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { useLocale } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { CustomerText } from '../ui/CustomerText.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { announce } from '../ui/toast.ts';
import type { MessageItem } from './timeline-blocks.ts';
import styles from './Timeline.module.css';

interface MessageTranslationProps {
  caseId: string;
  message: MessageItem['message'];
}

/** A customer's message in one's own language, where the model provider is switched on. Kept nowhere. */
export function MessageTranslation({ caseId, message }: MessageTranslationProps) {
  const { t } = useTranslation('agent');
  const locale = useLocale();
  const { data } = useApi(assistantApi.getAssistant, {});
  const [shown, setShown] = useState<{ text: string; language: string; isCut: boolean }>();
  const ask = useApiMutation(assistantApi.translateMessage, {
    onDone: (translation) => {
      setShown(translation);
      announce(translation.text);
    },
  });
  const isForeign = message.direction === 'in' && message.language !== locale;
  if (!isForeign || !data?.uses.includes('translation')) return null;
  return (
    <div className={styles.translation}>
      {ask.problem && <ProblemNotice problem={ask.problem} />}
      {shown ? (
        <>
          <CustomerText language={shown.language}>{shown.text}</CustomerText>
          <p className={styles.by}>
            {t('assistant.translation')} {shown.isCut && t('assistant.cut')}
          </p>
          <Button size="dense" variant="quiet" onPress={() => setShown(undefined)}>
            {t('assistant.hideTranslation')}
          </Button>
        </>
      ) : (
        <Button
          size="dense"
          variant="quiet"
          icon={Languages}
          isPending={ask.isPending}
          onPress={() => ask.mutate({ params: { id: caseId, messageId: message.id } })}
        >
          {t('assistant.translate')}
        </Button>
      )}
    </div>
  );
}
