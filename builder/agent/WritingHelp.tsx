import { Languages, Sparkles } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assistantApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useLocale } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { CustomerText } from '../ui/CustomerText.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { announce } from '../ui/toast.ts';
import styles from './Case.module.css';

export interface WritingHelpProps {
  caseId: string;
  /** The language the customer writes in. */
  language: string;
  /** What is written so far. */
  text: string;
  onType: (text: string) => void;
}
interface Help {
  kind: 'drafted' | 'translated';
  text: string;
}

/** Has an answer drafted or translated into the box, where the model provider is switched on. Sending stays the person's. */
export function WritingHelp({ caseId, language, text, onType }: WritingHelpProps) {
  const { t } = useTranslation('agent');
  const locale = useLocale();
  const nameOf = useLanguageName();
  const { data } = useApi(assistantApi.getAssistant, {});
  const asked = useRef('');
  /** In the box, and what stood there before. */
  const [taken, setTaken] = useState<Help & { before: string }>();
  /** Came while its words were being changed: it waits below the box, so that nothing typed is lost. */
  const [offered, setOffered] = useState<Help>();
  const take = (help: Help) => {
    setTaken({ ...help, before: text });
    setOffered(undefined);
    onType(help.text);
    announce(t(`assistant.${help.kind}`));
  };
  const arrived = (help: Help) =>
    text === asked.current || text.trim() === '' ? take(help) : setOffered(help);
  const draft = useApiMutation(assistantApi.draftReply, {
    onDone: (reply) => arrived({ kind: 'drafted', text: reply.text }),
  });
  const translation = useApiMutation(assistantApi.translateReply, {
    onDone: (reply) => arrived({ kind: 'translated', text: reply.text }),
  });
  // What is written next, once the reply was sent, is the person's own again.
  if (text === '' && (taken || offered)) {
    setTaken(undefined);
    setOffered(undefined);
  }
  const uses = data?.uses ?? [];
  const mayTranslate = uses.includes('translation') && language !== locale;
  if (!uses.includes('replyDraft') && !mayTranslate) return null;
  const params = { id: caseId };
  const ask = (go: () => void) => {
    asked.current = text;
    setOffered(undefined);
    draft.reset();
    translation.reset();
    go();
  };
  const undo = () => {
    onType(taken?.before ?? '');
    setTaken(undefined);
  };
  return (
    <>
      {draft.problem && <ProblemNotice problem={draft.problem} />}
      {translation.problem && <ProblemNotice problem={translation.problem} />}
      <div className={styles.assist}>
        {uses.includes('replyDraft') && (
          <Button
            size="dense"
            icon={Sparkles}
            isPending={draft.isPending}
            isDisabled={translation.isPending}
            onPress={() => ask(() => draft.mutate({ params, body: { instructions: text.slice(0, 2000) } }))}
          >
            {t(text.trim() === '' ? 'assistant.draft' : 'assistant.draftFrom')}
          </Button>
        )}
        {mayTranslate && (
          <Button
            size="dense"
            icon={Languages}
            isPending={translation.isPending}
            isDisabled={text.trim() === '' || draft.isPending}
            onPress={() => ask(() => translation.mutate({ params, body: { text } }))}
          >
            {t('assistant.translateReply', { language: nameOf(language) })}
          </Button>
        )}
        {taken && (
          <>
            <Button size="dense" variant="quiet" onPress={undo}>
              {t('assistant.undo')}
            </Button>
            <span className={styles.quiet}>{t(`assistant.${taken.kind}`)}</span>
          </>
        )}
      </div>
      {taken?.kind === 'translated' && (
        <p className={styles.quiet}>{t('assistant.ownWords', { text: taken.before })}</p>
      )}
      {offered && (
        <div className={styles.assist}>
          <p className={styles.quiet}>{t('assistant.offered')}</p>
          <CustomerText className={styles.offered}>{offered.text}</CustomerText>
          <Button size="dense" onPress={() => take(offered)}>
            {t('assistant.use')}
          </Button>
        </div>
      )}
    </>
  );
}
