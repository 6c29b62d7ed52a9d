import { type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type AnyEndpoint,
  type CallArguments,
  type CallInput,
  type ProblemBody,
  type ResultOf,
} from '../../server/client.ts';
import { client } from './client.ts';

/** A refusal on its way through react-query, which knows only thrown errors. */
export class Refused extends Error {
  constructor(readonly problem: ProblemBody) {
    super(problem.detail);
  }
}

/** Calls and throws a `Refused`; for loaders and queries. `client.call` answers refusals as values. */
export async function fetchApi<E extends AnyEndpoint>(
  endpoint: E,
  ...input: CallArguments<E>
): Promise<ResultOf<E>> {
  const answer = await client.call(endpoint, ...input);
  if (answer.ok) return answer.data;
  throw new Refused(answer.problem);
}

export const apiKey = (endpoint: AnyEndpoint, input?: unknown): QueryKey =>
  input === undefined ? [endpoint.id] : [endpoint.id, input];

export interface ApiOptions {
  /** False: wait, some of the input is not known yet. */
  enabled?: boolean;
  /** Goes on showing the last answer while the next is on its way: for lists with filters. */
  keepPrevious?: boolean;
  refetchEveryMs?: number;
}
export interface Reading<R> {
  data: R | undefined;
  problem: ProblemBody | undefined;
  /** Nothing to show yet. */
  isPending: boolean;
  isFetching: boolean;
  refetch: () => void;
}

/** Reads an endpoint; live events and `useApiMutation` keep it fresh. */
export function useApi<E extends AnyEndpoint>(
  endpoint: E,
  input: CallInput<E>,
  { enabled = true, keepPrevious = false, refetchEveryMs }: ApiOptions = {},
): Reading<ResultOf<E>> {
  const query = useQuery<ResultOf<E>, Refused>({
    queryKey: apiKey(endpoint, input),
    queryFn: ({ signal }) => fetchApi(endpoint, ...argumentsOf(endpoint, { ...input, signal })),
    enabled,
    refetchInterval: refetchEveryMs,
    placeholderData: keepPrevious ? (last) => last : undefined,
  });
  return {
    data: query.data,
    problem: query.error?.problem,
    isPending: query.isPending,
    isFetching: query.isFetching,
    refetch: () => void query.refetch(),
  };
}

export interface MutationOptions<E extends AnyEndpoint> {
  /** Endpoints whose answers have changed by this. */
  refreshes?: readonly AnyEndpoint[];
  onDone?: (result: ResultOf<E>) => void;
}
export interface Mutation<E extends AnyEndpoint> {
  mutate: (input: CallInput<E>) => void;
  /** Answers `undefined` when it was refused; `problem` then says why. */
  mutateAsync: (input: CallInput<E>) => Promise<ResultOf<E> | undefined>;
  isPending: boolean;
  problem: ProblemBody | undefined;
  reset: () => void;
}

/** Changes something, then lets the given endpoints be read anew. */
export function useApiMutation<E extends AnyEndpoint>(
  endpoint: E,
  { refreshes = [], onDone }: MutationOptions<E> = {},
): Mutation<E> {
  const cache = useQueryClient();
  const mutation = useMutation<ResultOf<E>, Refused, CallInput<E>>({
    mutationFn: (input) => fetchApi(endpoint, ...argumentsOf(endpoint, input)),
    onSuccess: async (result) => {
      onDone?.(result);
      await Promise.all(refreshes.map((each) => cache.invalidateQueries({ queryKey: apiKey(each) })));
    },
  });
  return {
    mutate: mutation.mutate,
    mutateAsync: (input) => mutation.mutateAsync(input).catch(() => undefined),
    isPending: mutation.isPending,
    problem: mutation.error?.problem,
    reset: mutation.reset,
  };
}

/** An input is always allowed where the endpoint's own may be left out; TypeScript cannot see that for all E. */
const argumentsOf = <E extends AnyEndpoint>(_endpoint: E, input: CallInput<E>): CallArguments<E> =>
  [input] as unknown as CallArguments<E>;
