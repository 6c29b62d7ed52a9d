import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from './api.ts';
import { expireSession } from './session.ts';

const notice = (error: Error) => {
  if (error instanceof Refused && error.problem.code === 'unauthenticated') expireSession();
};

/** Whether a second try could end differently: the network or the server, not the request, was at fault. */
const mayPass = (error: Error): boolean =>
  error instanceof Refused &&
  ['offline', 'busy', 'unavailable', 'stopping', 'internal'].includes(error.problem.code);

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (count, error) => count < 2 && mayPass(error) },
    mutations: { retry: false },
  },
});
