import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { articleStatuses, articleVisibilities, locales } from '../../engine/browser.ts';
import { knowledgeApi } from '../../server/client.ts';
import { useApiMutation } from '../app/api.ts';
import { useGo } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { Form } from '../ui/Form.tsx';
import { Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { showToast } from '../ui/toast.ts';
import { type ArticleDraft, bodyOf, faultsOf } from './article-draft.ts';
import styles from './Knowledge.module.css';

type Article = knowledgeApi.ArticleDetail['article'];
interface ArticleFormProps {
  /** The article as it was read; without: a new one. */
  saved?: Article;
  draft: ArticleDraft;
  /** The article that a new one is another language of. */
  slug?: string;
}

export function ArticleForm({ saved, draft: first, slug }: ArticleFormProps) {
  const { t } = useTranslation(['knowledge', 'common']);
  const [draft, setDraft] = useState(first);
  const [wasTried, setTried] = useState(false);
  const save = useSave(saved, slug);
  const faults = wasTried ? faultsOf(draft) : [];
  const missing = (field: 'title' | 'body') => (faults.includes(field) ? t('article.missing') : undefined);
  const send = () => {
    setTried(true);
    if (faultsOf(draft).length === 0) void save.now(draft);
  };
  return (
    <Section title={t('list.article')}>
      <Form className={styles.form} onSubmit={send}>
        {save.problem?.code === 'preconditionFailed' ? (
          <p role="alert">{t('article.stale')}</p>
        ) : (
          save.problem && <ProblemNotice problem={save.problem} />
        )}
        <TextField
          label={t('article.title')}
          description={t('article.titleHelp')}
          isRequired
          autoFocus={saved === undefined}
          lang={draft.language}
          maxLength={200}
          value={draft.title}
          error={missing('title')}
          onChange={(title) => setDraft({ ...draft, title })}
        />
        <TextArea
          label={t('article.text')}
          description={t('article.textHelp')}
          rows={12}
          lang={draft.language}
          maxLength={20_000}
          value={draft.body}
          error={missing('body')}
          onChange={(body) => setDraft({ ...draft, body })}
        />
        <TextField
          label={t('article.keywords')}
          description={t('article.keywordsHelp')}
          lang={draft.language}
          maxLength={1500}
          value={draft.keywords}
          onChange={(keywords) => setDraft({ ...draft, keywords })}
        />
        <Choices draft={draft} change={setDraft} isNew={saved === undefined && slug === undefined} />
        <TextField
          label={t('article.url')}
          description={t('article.urlHelp')}
          type="url"
          maxLength={2000}
          value={draft.url}
          error={faults.includes('url') ? t('article.urlInvalid') : undefined}
          onChange={(url) => setDraft({ ...draft, url })}
        />
        <div className={styles.end}>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t('common:action.save')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}

interface ChoicesProps {
  draft: ArticleDraft;
  change: (draft: ArticleDraft) => void;
  isNew: boolean;
}
function Choices({ draft, change, isNew }: ChoicesProps) {
  const { t } = useTranslation(['knowledge', 'common']);
  return (
    <>
      {isNew && (
        <Select
          label={t('article.language')}
          value={draft.language}
          options={locales.map((id) => ({ id, label: t(`common:locale.${id}`) }))}
          onChange={(language) => change({ ...draft, language })}
        />
      )}
      <div className={styles.pair}>
        <Select
          label={t('article.status')}
          description={t(`article.statusHelp.${draft.status}`)}
          value={draft.status}
          options={articleStatuses.map((id) => ({ id, label: t(`status.${id}`) }))}
          onChange={(status) => change({ ...draft, status })}
        />
        <Select
          label={t('article.visibility')}
          value={draft.visibility}
          options={articleVisibilities.map((id) => ({ id, label: t(`visibility.${id}`) }))}
          onChange={(visibility) => change({ ...draft, visibility })}
        />
      </div>
    </>
  );
}

/** Writes a new article and goes to it, or changes the one that was read. */
function useSave(saved: Article | undefined, slug: string | undefined) {
  const { t } = useTranslation('knowledge');
  const go = useGo();
  const refreshes = [knowledgeApi.getArticle, knowledgeApi.listArticles, knowledgeApi.recommendArticles];
  const create = useApiMutation(knowledgeApi.createArticle, { refreshes });
  const change = useApiMutation(knowledgeApi.updateArticle, { refreshes });
  return {
    async now(draft: ArticleDraft): Promise<void> {
      const body = bodyOf(draft);
      const done = saved
        ? await change.mutateAsync({ params: { id: saved.id }, body, ifMatch: saved.version })
        : await create.mutateAsync({ body: { ...body, language: draft.language, ...(slug && { slug }) } });
      if (!done) return;
      showToast({ text: t('article.saved', { title: done.article.title }), tone: 'success' });
      if (!saved) go(`/knowledge/${done.article.id}`);
    },
    isPending: create.isPending || change.isPending,
    problem: create.problem ?? change.problem,
  };
}
