import { useMemo } from 'react';
import { flowsApi } from '../../../server/client.ts';
import { useApi } from '../../app/api.ts';
import { changesBetween, countChanges, type FlowChanges } from '../document/diff.ts';
import { useFlow } from '../store/editor-store.ts';

/** What the document on screen changes in the live version; undefined without one, or while it is loading. */
export function useChanges({
  id,
  activeVersion,
}: flowsApi.FlowSummary): { changes: FlowChanges; count: number } | undefined {
  const flow = useFlow();
  const live = useApi(
    flowsApi.getVersion,
    { params: { id, number: activeVersion ?? 0 } },
    { enabled: activeVersion !== null },
  );
  const before = live.data?.document;
  return useMemo(() => {
    if (!before) return undefined;
    const changes = changesBetween(before, flow);
    return { changes, count: countChanges(changes) };
  }, [before, flow]);
}
