import { type KeyboardEvent, type ReactNode, useImperativeHandle, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../engine/browser.ts';
import { casesApi, queuesApi } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { useSendKey } from '../desk/use-send-key.ts';
import { Button } from '../ui/Button.tsx';
import { isComposing } from '../ui/is-composing.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { announce } from '../ui/toast.ts';
import { replyDraft } from './answer-draft.ts';
import { isDone } from './case-actions.ts';
import styles from './Case.module.css';
import { joined, type ReplyInserter } from './reply-inserter.ts';
import { WritingHelp } from './WritingHelp.tsx';

interface BoxProps {
  detail: casesApi.CaseDetail;
  text: string;
  onType: (text: string) => void;
}

/** Where one writes to the customer, or a note that the customer never sees. */
export function ReplyBox({ detail, inserter }: { detail: casesApi.CaseDetail; inserter: ReplyInserter }) {
  const { t } = useTranslation('agent');
  const [tab, setTab] = useState('reply');
  const draft = replyDraft(sessionStorage, detail.case.id);
  const [texts, setTexts] = useState(() => {
    const kept = draft.read();
    return { reply: wordsIn(kept?.reply), note: wordsIn(kept?.note) };
  });
  const typed = (kind: 'reply' | 'note') => (text: string) => {
    const next = { ...texts, [kind]: text };
    setTexts(next);
    if (next.reply || next.note) draft.write(next);
    else draft.clear();
  };
  // Anew after each keystroke, so that what is put in comes after what stands there by then.
  useImperativeHandle(inserter, () => (words: string) => {
    setTab('reply');
    typed('reply')(joined(texts.reply, words));
  });
  return (
    <div className={styles.composer}>
      <Tabs
        label={t('reply.mode')}
        selected={tab}
        onSelect={setTab}
        items={[
          {
            id: 'reply',
            label: t('reply.reply'),
            content: <Reply detail={detail} text={texts.reply} onType={typed('reply')} />,
          },
          {
            id: 'note',
            label: t('reply.note'),
            content: <Note detail={detail} text={texts.note} onType={typed('note')} />,
          },
        ]}
      />
    </div>
  );
}
const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Where others can read along, one chooses; all other channels reach only the customer. */
const publicChannels: readonly Channel[] = ['x', 'facebook', 'instagram'];
const afterwards = [casesApi.getCase, casesApi.getCaseTimeline, casesApi.listCases, queuesApi.listWorkItems];

function Reply({ detail, text, onType }: BoxProps) {
  const { t } = useTranslation(['agent', 'common']);
  const { case: theCase, contact } = detail;
  const isPublic = publicChannels.includes(theCase.channel);
  const [visibility, setVisibility] = useState<'public' | 'direct'>(isPublic ? 'public' : 'direct');
  const { key, renew } = useSendKey();
  const reply = useApiMutation(casesApi.replyToCase, {
    refreshes: afterwards,
    onDone: () => {
      renew();
      onType('');
      // Read out only: the timeline above shows it, and a notice would cover the buttons.
      announce(t('reply.sent'));
    },
  });
  const send = (status?: 'solved') => {
    if (text.trim() === '' || reply.isPending) return;
    reply.mutate({
      params: { id: theCase.id },
      body: { text: text.trim(), visibility, ...(status && { status }) },
      idempotencyKey: key,
    });
  };
  if (isDone(theCase.status)) return <p className={styles.quiet}>{t('case.doneNote')}</p>;
  const customerLanguage = theCase.language === 'und' ? (contact?.locale ?? 'en') : theCase.language;
  const language = contact?.locale ?? (theCase.language === 'ja' ? 'ja' : 'en');
  return (
    <Composer
      label={t('reply.text')}
      placeholder={t(contact ? 'reply.placeholder' : 'reply.placeholderUnknown', {
        name: contact?.name ?? '',
        language: t(`common:locale.${language}`),
      })}
      lang={language}
      text={text}
      onType={(words) => {
        if (reply.problem) {
          renew();
          reply.reset();
        }
        onType(words);
      }}
      onSend={() => send()}
    >
      <WritingHelp caseId={theCase.id} language={customerLanguage} text={text} onType={onType} />
      {reply.problem && <ProblemNotice problem={reply.problem} />}
      <div className={styles.send}>
        {isPublic && (
          <Select
            label={t('reply.visibility')}
            hideLabel
            className={styles.visibility}
            value={visibility}
            options={[
              { id: 'public', label: t('reply.public') },
              { id: 'direct', label: t('reply.direct') },
            ]}
            onChange={(id) => setVisibility(id === 'public' ? 'public' : 'direct')}
          />
        )}
        <Button isDisabled={text.trim() === '' || reply.isPending} onPress={() => send('solved')}>
          {t('reply.sendAndSolve')}
        </Button>
        <Button
          variant="primary"
          isPending={reply.isPending}
          isDisabled={text.trim() === ''}
          onPress={() => send()}
        >
          {t('reply.send')} <KeyHint keys={['Mod', 'Enter']} />
        </Button>
      </div>
    </Composer>
  );
}

function Note({ detail, text, onType }: BoxProps) {
  const { t } = useTranslation('agent');
  const note = useApiMutation(casesApi.addCaseNote, {
    refreshes: [casesApi.getCaseTimeline],
    onDone: () => {
      onType('');
      announce(t('reply.noted'));
    },
  });
  const send = () => {
    if (text.trim() === '' || note.isPending) return;
    note.mutate({ params: { id: detail.case.id }, body: { text: text.trim() } });
  };
  return (
    <Composer
      label={t('reply.noteText')}
      placeholder={t('timeline.internalHelp')}
      text={text}
      onType={onType}
      onSend={send}
    >
      {note.problem && <ProblemNotice problem={note.problem} />}
      <div className={styles.send}>
        <Button variant="primary" isPending={note.isPending} isDisabled={text.trim() === ''} onPress={send}>
          {t('reply.save')} <KeyHint keys={['Mod', 'Enter']} />
        </Button>
      </div>
    </Composer>
  );
}

interface ComposerProps {
  label: string;
  placeholder: string;
  lang?: string;
  text: string;
  onType: (text: string) => void;
  onSend: () => void;
  children: ReactNode;
}

function Composer({ label, placeholder, lang, text, onType, onSend, children }: ComposerProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className={styles.write}>
      <TextArea
        label={label}
        hideLabel
        placeholder={placeholder}
        lang={lang}
        rows={3}
        maxLength={20_000}
        value={text}
        onChange={onType}
        onKeyDown={onKeyDown}
      />
      {children}
    </div>
  );
}
