import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { knowledgeApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { SearchField } from '../desk/SearchField.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Section } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ArticleEntry } from './ArticleEntry.tsx';
import styles from './Knowledge.module.css';
import { useMarks } from './use-marks.ts';

export interface CaseArticlesProps {
  caseId: string;
  /** Puts words into the reply; absent where none can be written. */
  insert?: (text: string) => void;
}

/** Articles that fit the case: those attached, those recommended, and a way to look for others. */
export function CaseArticles({ caseId, insert }: CaseArticlesProps) {
  const { t } = useTranslation('knowledge');
  const [isSearching, setSearching] = useState(false);
  const { data, problem, refetch } = useApi(knowledgeApi.recommendArticles, { params: { id: caseId } });
  const marks = useMarks(caseId);
  const shown = data ? [...data.attached, ...data.recommended] : [];
  return (
    <Section
      title={t('panel.title')}
      actions={
        <IconButton
          size="dense"
          icon={Search}
          label={t('panel.find')}
          aria-expanded={isSearching}
          isActive={isSearching}
          onPress={() => setSearching(!isSearching)}
        />
      }
    >
      {problem && <ProblemNotice problem={problem} onRetry={refetch} />}
      {marks.problem && <ProblemNotice problem={marks.problem} />}
      {!data && !problem && <Skeleton lines={3} />}
      {isSearching && <Found attached={data?.attached ?? []} marks={marks} insert={insert} />}
      {data && !isSearching && shown.length === 0 && <p className={styles.quiet}>{t('panel.none')}</p>}
      {!isSearching && (
        <ul>
          {shown.map((entry) => (
            <ArticleEntry key={entry.article.id} {...entry} marks={marks} insert={insert} />
          ))}
        </ul>
      )}
      {data && data.dismissed.length > 0 && <Dismissed entries={data.dismissed} marks={marks} />}
    </Section>
  );
}

interface FoundProps {
  attached: readonly knowledgeApi.MarkedArticle[];
  marks: ReturnType<typeof useMarks>;
  insert?: (text: string) => void;
}
function Found({ attached, marks, insert }: FoundProps) {
  const { t } = useTranslation('knowledge');
  const [q, setQ] = useState('');
  const { data, problem } = useApi(
    knowledgeApi.searchArticles,
    { query: { q, limit: 8 } },
    { enabled: q !== '', keepPrevious: true },
  );
  const items = q === '' ? [] : (data?.items ?? []);
  const markOf = (id: string) => attached.find(({ article }) => article.id === id);
  return (
    <>
      {/* The field stretches in a row of filters; here it stands alone. */}
      <div className={styles.search}>
        <SearchField label={t('panel.find')} placeholder={t('list.searchHelp')} value={q} onSearch={setQ} />
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {q !== '' && data?.items.length === 0 && <p className={styles.quiet}>{t('panel.nothingFound')}</p>}
      <ul>
        {items.map(({ article }) => (
          <ArticleEntry
            key={article.id}
            {...markOf(article.id)}
            article={article}
            marks={marks}
            insert={insert}
          />
        ))}
      </ul>
    </>
  );
}

interface DismissedProps {
  entries: readonly knowledgeApi.MarkedArticle[];
  marks: ReturnType<typeof useMarks>;
}
/** What was put aside stays at hand, folded: it may have been a slip of the finger. */
function Dismissed({ entries, marks }: DismissedProps) {
  const { t } = useTranslation('knowledge');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" size="dense" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t('panel.dismissedCount', { count: entries.length })}
      </Button>
      {isOpen && (
        <ul>
          {entries.map((entry) => (
            <ArticleEntry key={entry.article.id} {...entry} marks={marks} />
          ))}
        </ul>
      )}
    </>
  );
}
