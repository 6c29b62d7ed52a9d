import { CornerDownLeft, Paperclip, ThumbsDown, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { knowledgeApi } from '../../server/client.ts';
import { client } from '../app/client.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Link } from '../ui/Link.tsx';
import { Menu } from '../ui/Menu.tsx';
import { StatusChip } from '../ui/StatusChip.tsx';
import { announce } from '../ui/toast.ts';
import styles from './Knowledge.module.css';
import type { Marks } from './use-marks.ts';
import { useReasonText } from './use-reason-text.ts';

interface ArticleEntryProps {
  /** With its text where that is known already. */
  article: knowledgeApi.ArticleSummary & { body?: string };
  /** Why it is recommended. */
  why?: readonly knowledgeApi.ArticleReason[];
  /** What somebody made of it on this case, and who. */
  action?: knowledgeApi.MarkedArticle['action'];
  by?: string;
  marks: Marks;
  insert?: (text: string) => void;
}

/** One article beside a case: what it says, why it is here, and what one can do with it. */
export function ArticleEntry({ article, why = [], action, by, marks, insert }: ArticleEntryProps) {
  const { t } = useTranslation('knowledge');
  const reasons = useReasonText()(why);
  const { id, title, language, excerpt } = article;
  return (
    <li className={styles.entry}>
      <Link href={`/knowledge/${id}`}>
        <span lang={language}>{title}</span>
      </Link>
      {action === 'attached' && (
        <div className={styles.chips}>
          <StatusChip tone="success" icon={Paperclip}>
            {t('panel.attachedBy', { name: by ?? '' })}
          </StatusChip>
        </div>
      )}
      {action === undefined && (
        <span className={styles.excerpt} lang={language}>
          {excerpt}
        </span>
      )}
      {reasons !== '' && <span className={styles.why}>{reasons}</span>}
      <div className={styles.marks}>
        {insert && action !== 'dismissed' && <Insert article={article} insert={insert} />}
        {action === undefined ? (
          <>
            <IconButton
              size="dense"
              icon={Paperclip}
              className={styles.push}
              label={t('panel.attach', { title })}
              isDisabled={marks.isPending}
              onPress={() => marks.attach(article)}
            />
            <IconButton
              size="dense"
              icon={ThumbsDown}
              label={t('panel.dismiss', { title })}
              isDisabled={marks.isPending}
              onPress={() => marks.dismiss(article)}
            />
          </>
        ) : (
          <Button
            size="dense"
            variant="quiet"
            icon={Undo2}
            className={styles.push}
            aria-label={t('panel.undoLabel', { title })}
            isDisabled={marks.isPending}
            onPress={() => marks.unmark(article)}
          >
            {t('panel.undo')}
          </Button>
        )}
      </div>
    </li>
  );
}

interface InsertProps {
  article: ArticleEntryProps['article'];
  insert: (text: string) => void;
}
/** Puts the text, or the link where there is one, into the reply. */
function Insert({ article, insert }: InsertProps) {
  const { t } = useTranslation('knowledge');
  const { id, title, url } = article;
  const put = (text: string) => {
    insert(text);
    announce(t('panel.inserted', { title }));
  };
  const putText = async () => {
    if (article.body !== undefined) return put(article.body);
    const answer = await client.call(knowledgeApi.getArticle, { params: { id } });
    if (answer.ok) put(answer.data.article.body);
  };
  const button = (onPress?: () => void) => (
    <Button
      size="dense"
      icon={CornerDownLeft}
      aria-label={t('panel.insertLabel', { title })}
      {...(onPress && { onPress })}
    >
      {t('panel.insert')}
    </Button>
  );
  if (url === null) return button(() => void putText());
  return (
    <Menu
      label={t('panel.insertLabel', { title })}
      trigger={button()}
      items={[
        { id: 'text', label: t('panel.insertText'), onAction: () => void putText() },
        { id: 'link', label: t('panel.insertLink'), onAction: () => put(`${title}\n${url}`) },
      ]}
    />
  );
}
