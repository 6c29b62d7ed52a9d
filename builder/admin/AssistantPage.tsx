import { useTranslation } from 'react-i18next';
import { assistantApi } from '../../server/client.ts';
import { useApi } from '../app/api.ts';
import { Page } from '../ui/Page.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import styles from './Admin.module.css';
import { AssistantCalls } from './AssistantCalls.tsx';
import { AssistantForm } from './AssistantForm.tsx';

/** Connects a model provider, or not, and shows what it was asked. */
export function AssistantPage() {
  const { t } = useTranslation('admin');
  const { data, problem, refetch } = useApi(assistantApi.getAssistantSettings, {});
  return (
    <Page title={t('assistant.title')} description={t('assistant.description')} isNarrow>
      {problem && <ProblemNotice problem={problem} onRetry={refetch} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data && (
        <div className={styles.form}>
          {/* A newer version begins the form anew. */}
          <AssistantForm key={data.version} saved={data} />
          <AssistantCalls />
        </div>
      )}
    </Page>
  );
}
