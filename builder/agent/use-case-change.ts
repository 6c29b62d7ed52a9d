import { useQueryClient } from '@tanstack/react-query';
import { casesApi, predictionsApi, type ProblemBody, queuesApi } from '../../server/client.ts';
import { apiKey, useApiMutation } from '../app/api.ts';
import type { Case } from '../../engine/browser.ts';

export interface CaseChanger {
  /** Resolves to the changed case, or to nothing when it was refused; `problem` then says why. */
  change: (change: casesApi.CaseChange) => Promise<Case | undefined>;
  isPending: boolean;
  problem: ProblemBody | undefined;
}

/** What shows fields of a case. */
export const showingFields = [
  casesApi.getCase,
  casesApi.getCaseTimeline,
  casesApi.listCases,
  queuesApi.listWorkItems,
  predictionsApi.listCasePredictions,
];

/** Changes a case as it was read; who was slower sees the newest state and decides anew. */
export function useCaseChange({ id, version }: Pick<Case, 'id' | 'version'>): CaseChanger {
  const cache = useQueryClient();
  const update = useApiMutation(casesApi.updateCase, { refreshes: showingFields });
  return {
    async change(body) {
      const detail = await update.mutateAsync({ params: { id }, body, ifMatch: version });
      if (!detail) await cache.invalidateQueries({ queryKey: apiKey(casesApi.getCase) });
      return detail?.case;
    },
    isPending: update.isPending,
    problem: update.problem,
  };
}
