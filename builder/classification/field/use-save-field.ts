import { useTranslation } from 'react-i18next';
import { modelsApi } from '../../../server/client.ts';
import { useApiMutation } from '../../app/api.ts';
import { showToast } from '../../ui/toast.ts';

/** Answers of the server that are another after a field's model or settings have changed. */
export const fieldReads = [modelsApi.listModelFields, modelsApi.getModelField];

/** Saves a part of a field's settings, on the version it was made on. */
export function useSaveField(
  { field, version }: Pick<modelsApi.ModelField, 'field' | 'version'>,
  onSaved?: (saved: modelsApi.ModelField) => void,
) {
  const { t } = useTranslation();
  const saving = useApiMutation(modelsApi.saveModelField, {
    refreshes: fieldReads,
    onDone: (saved) => {
      showToast({ text: t('state.saved'), tone: 'success' });
      onSaved?.(saved);
    },
  });
  return {
    save: (body: modelsApi.FieldSettings) => saving.mutate({ params: { field }, body, ifMatch: version }),
    isPending: saving.isPending,
    problem: saving.problem,
  };
}
