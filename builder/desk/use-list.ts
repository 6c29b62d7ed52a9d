import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AnyEndpoint, CallArguments, ProblemBody, QueryInputOf, ResultOf } from '../../server/client.ts';
import { apiKey, fetchApi, Refused } from '../app/api.ts';

interface Page<Row> {
  items: Row[];
  next: string | null;
}
export type RowOf<E> = ResultOf<E> extends Page<infer Row> ? Row : never;

export interface List<Row> {
  /** Undefined until the first page is here. */
  rows: Row[] | undefined;
  problem: ProblemBody | undefined;
  hasMore: boolean;
  isShowingMore: boolean;
  showMore: () => void;
  reload: () => void;
}

/** A list that grows page by page. What stands on the screen stays there while other filters are loaded. */
export function useList<E extends AnyEndpoint>(
  endpoint: E,
  query: Omit<QueryInputOf<E>, 'cursor' | 'limit'>,
): List<RowOf<E>> {
  const list = useInfiniteQuery({
    queryKey: [...apiKey(endpoint, { query }), 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      // Every list of the contract takes `cursor`; TypeScript cannot see that for all E.
      const input = [{ query: { ...query, cursor: pageParam }, signal }] as unknown as CallArguments<E>;
      return (await fetchApi(endpoint, ...input)) as Page<RowOf<E>>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return {
    rows: list.data?.pages.flatMap(({ items }) => items),
    problem: list.error instanceof Refused ? list.error.problem : undefined,
    hasMore: list.hasNextPage,
    isShowingMore: list.isFetchingNextPage,
    showMore: () => void list.fetchNextPage(),
    reload: () => void list.refetch(),
  };
}
