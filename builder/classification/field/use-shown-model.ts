import { type modelsApi, modelVersionsApi } from '../../../server/client.ts';
import { useApi } from '../../app/api.ts';

/** The model in use; before any is, the newest, so that one sees what it can do before it goes live. */
export function useShownModel({ field, live }: Pick<modelsApi.ModelField, 'field' | 'live'>): {
  model: modelVersionsApi.ModelSummary | undefined;
  isPending: boolean;
} {
  const newest = useApi(modelVersionsApi.listModels, { query: { field } }, { enabled: live === null });
  return { model: live ?? newest.data?.items[0], isPending: live === null && newest.isPending };
}
