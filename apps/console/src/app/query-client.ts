import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api';

/** Only what may pass by itself is tried again: no way to the server, or a server in trouble. */
function mayPass(tries: number, error: unknown): boolean {
  const passing = error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
  return passing && tries < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // The feed keeps what is on screen fresh; looking away and back is no reason to fetch.
    queries: { staleTime: 15_000, refetchOnWindowFocus: false, retry: mayPass },
    mutations: { retry: false },
  },
});
