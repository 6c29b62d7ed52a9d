import { Waypoints } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runsApi } from '../../server/client.ts';
import { useApi, useApiMutation } from '../app/api.ts';
import { ScreenForm } from '../form/ScreenForm.tsx';
import { type Faults, faultsFrom, faultsOf, startValues, type Values } from '../form/screen-values.ts';
import { useLocale, useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { isComposing } from '../ui/is-composing.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { announce } from '../ui/toast.ts';
import { screenDraft } from './answer-draft.ts';
import styles from './Guide.module.css';
import { changedByGuide, type Guide, type Task } from './use-guide.ts';
import { usePatience } from './use-patience.ts';

interface ScreenCardProps {
  task: Task;
  guide: Guide;
}

/** One screen of a guided flow. What is typed is kept over a reload until it is sent. */
export function ScreenCard({ task, guide }: ScreenCardProps) {
  const { t } = useTranslation('agent');
  const text = useText();
  const titleId = useId();
  const { values, change, faults, send, sending } = useAnswer(task, guide);
  const card = useRef<HTMLElement>(null);
  // A screen that follows one's own answer takes the focus, but never from somebody who types elsewhere.
  const isNext = guide.followed.includes(task.runId);
  const heading = t('guide.step', { flow: text(task.flowTitle) });
  useEffect(() => {
    if (!isNext) return;
    announce(heading);
    if (document.activeElement !== document.body) return;
    card.current?.scrollIntoView({ block: 'start' });
    card.current?.querySelector('h2')?.focus({ preventScroll: true });
  }, [isNext, heading]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <article className={styles.card} aria-labelledby={titleId} ref={card} onKeyDown={onKeyDown}>
      <p className={styles.from}>
        <Waypoints size={16} aria-hidden />
        {heading}
      </p>
      <h2 id={titleId} tabIndex={-1}>
        {text(task.form.title)}
      </h2>
      {task.form.text && <p className={styles.script}>{text(task.form.text)}</p>}
      {sending.problem && sending.problem.code !== 'invalid' && <ProblemNotice problem={sending.problem} />}
      <ScreenForm form={task.form} values={values} onChange={change} faults={faults} />
      {Object.keys(faults).length > 0 && (
        <p role="alert" className={styles.fix}>
          {t('guide.fix')}
        </p>
      )}
      <Patience isPending={sending.isPending} />
      <footer className={styles.foot}>
        <LeaveButton task={task} guide={guide} />
        <Button variant="primary" isPending={sending.isPending} onPress={() => void send()}>
          {t('guide.continue')} <KeyHint keys={['Mod', 'Enter']} />
        </Button>
      </footer>
    </article>
  );
}

function useAnswer(task: Task, guide: Guide) {
  const locale = useLocale();
  const { t } = useTranslation('agent');
  const draft = screenDraft(sessionStorage, task.runId, task.token);
  const [values, setValues] = useState<Values>(() => draft.read() ?? startValues(task.form));
  const [found, setFound] = useState<Faults>({});
  const sending = useApiMutation(runsApi.answerScreen, {
    refreshes: changedByGuide,
    onDone: ({ id }) => {
      draft.clear();
      guide.release(task);
      guide.follow(id);
    },
  });
  const { problem } = sending;
  const refused = problem?.code === 'invalid' ? faultsFrom(problem.issues ?? [], locale) : {};
  return {
    values,
    faults: { ...refused, ...found },
    sending,
    change(next: Values) {
      setValues(next);
      setFound({});
      draft.write(next);
      guide.touch(task);
      sending.reset();
    },
    async send() {
      if (sending.isPending) return;
      const faults = faultsOf(task.form, values, Date.now(), locale);
      setFound(faults);
      if (Object.keys(faults).length > 0) announce(t('guide.fix'));
      // Refused, perhaps because it was answered meanwhile: then the list of open screens says so.
      else if (
        !(await sending.mutateAsync({ params: { id: task.runId, token: task.token }, body: { values } }))
      )
        guide.reload();
    },
  };
}

/** Says that something is still going on: after one second in a word, after ten with what to do meanwhile. */
function Patience({ isPending }: { isPending: boolean }) {
  const { t } = useTranslation('agent');
  const patience = usePatience(isPending);
  return (
    <p role="status" className={styles.patience}>
      {patience === 'working' && t('guide.working')}
      {patience === 'slow' && t('guide.slow')}
    </p>
  );
}

/** Only flows that say what happens then let one leave a screen. */
function LeaveButton({ task, guide }: { task: Task; guide: Guide }) {
  const { t } = useTranslation('agent');
  const [isAsking, setAsking] = useState(false);
  const run = useApi(runsApi.getRun, { params: { id: task.runId } });
  const leave = useApiMutation(runsApi.cancelScreen, {
    refreshes: changedByGuide,
    onDone: ({ id }) => {
      screenDraft(sessionStorage, task.runId, task.token).clear();
      guide.release(task);
      guide.follow(id);
    },
  });
  if (run.data?.document.steps[task.stepId]?.next.cancel === undefined) return null;
  return (
    <>
      {leave.problem && <ProblemNotice problem={leave.problem} />}
      <Button variant="quiet" onPress={() => setAsking(true)}>
        {t('guide.leave')}
      </Button>
      <ConfirmDialog
        title={t('guide.leaveTitle')}
        text={t('guide.leaveText')}
        confirmLabel={t('guide.leave')}
        isDanger
        isPending={leave.isPending}
        isOpen={isAsking}
        onConfirm={() => {
          setAsking(false);
          leave.mutate({ params: { id: task.runId, token: task.token } });
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
