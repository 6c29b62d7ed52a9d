import { PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { examplesApi, modelsApi } from '../../../server/client.ts';
import { useApiMutation } from '../../app/api.ts';
import { useCountText } from '../../desk/use-share-text.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { showToast } from '../../ui/toast.ts';

/** What is read anew once there are more or fewer examples. */
export const exampleReads = [
  examplesApi.getExampleCounts,
  modelsApi.listModelFields,
  modelsApi.getModelField,
] as const;

/** Loads the examples that come with Switchyard, to try out with. */
export function LoadBundled() {
  const { t } = useTranslation('classification');
  const count = useCountText();
  const load = useApiMutation(examplesApi.importBundledExamples, {
    refreshes: exampleReads,
    onDone: ({ added }) =>
      showToast({
        text: added === 0 ? t('bundled.known') : t('bundled.added', { added: count(added) }),
        tone: 'success',
      }),
  });
  return (
    <>
      <Button icon={PackageOpen} isPending={load.isPending} onPress={() => load.mutate({})}>
        {t('bundled.load')}
      </Button>
      {load.problem && <ProblemNotice problem={load.problem} />}
    </>
  );
}
