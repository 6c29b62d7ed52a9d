import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowSchema, type Flow } from '../../engine/browser.ts';
import { flowsApi, type ResultOf } from '../../server/client.ts';
import { client } from '../app/client.ts';
import { loadConditionEditor } from '../form/condition/ConditionField.tsx';
import { words } from '../app/filters.ts';
import { useFilters, useRouteId } from '../app/navigation.ts';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import type { ProblemBody } from '../../server/client.ts';
import { EditorSession } from './EditorSession.tsx';
import { journal, type JournalEntry } from './saving/journal.ts';

export type Draft = ResultOf<typeof flowsApi.getDraft>;
/** An address may lead to a step: from a run, from a list of problems. */
const readers = { step: words };

interface Opened {
  draft: Draft;
  document: Flow;
  /** Edits that were kept on this device and are not in the draft. */
  kept: JournalEntry | undefined;
}

/** Opens a flow's draft for editing. */
export function EditorPage() {
  const id = useRouteId();
  const [{ step }] = useFilters(readers);
  return <OpenDraft key={id} id={id} step={step} />;
}

function OpenDraft({ id, step }: { id: string; step: string | undefined }) {
  // All words the editor will need: loading some later would hide it for a moment, and lose the keyboard's place.
  const { t } = useTranslation(['editor', 'common', 'form']);
  const [opened, setOpened] = useState<Opened | ProblemBody>();
  // Its place in the inspector should not have to wait once a condition is opened.
  useEffect(() => void loadConditionEditor(), []);
  useEffect(() => {
    let isWanted = true;
    void open(id).then((result) => isWanted && setOpened(result));
    return () => {
      isWanted = false;
    };
  }, [id]);
  if (opened && 'draft' in opened) return <EditorSession {...opened} step={step} />;
  return (
    <Page title={t('list.title')}>
      {opened ? (
        <ProblemNotice problem={opened} onRetry={() => void open(id).then(setOpened)} />
      ) : (
        <Skeleton lines={6} height={48} />
      )}
    </Page>
  );
}

async function open(id: string): Promise<Opened | ProblemBody> {
  const answer = await client.call(flowsApi.getDraft, { params: { id } });
  if (!answer.ok) return answer.problem;
  const draft = answer.data;
  const parsed = flowSchema.safeParse(draft.document);
  if (!parsed.success) return unreadable(draft);
  return { draft, document: parsed.data, kept: await unsavedEdits(draft, parsed.data) };
}

async function unsavedEdits(draft: Draft, document: Flow): Promise<JournalEntry | undefined> {
  const kept = await journal.read(draft.flow.id);
  const isNews = kept !== undefined && JSON.stringify(kept.document) !== JSON.stringify(document);
  if (isNews && flowSchema.safeParse(kept.document).success) return kept;
  await journal.clear(draft.flow.id);
  return undefined;
}

/** A draft that a program saved and that is no flow at all: what is wrong with it, in place of a canvas. */
const unreadable = ({ issues }: Draft): ProblemBody => ({
  type: 'about:blank',
  title: 'Unreadable draft',
  status: 422,
  code: 'invalid',
  detail: 'This draft is no flow document. Save a corrected document through the API, or restore a version.',
  sentence: 'draftUnreadable',
  issues,
});
