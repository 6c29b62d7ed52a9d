import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Filters, readFilters, type Reader } from './filters.ts';

/** The `$id` of the address. */
export function useRouteId(): string {
  const params: { id?: string } = useParams({ strict: false });
  return params.id ?? '';
}

/** Filters and selection live in the address. What does not fit is left out, never an error. */
export function useFilters<Readers extends Record<string, Reader<unknown>>>(
  readers: Readers,
): [Filters<Readers>, (change: Partial<Filters<Readers>>) => void] {
  const navigate = useNavigate();
  const search: object = useLocation({ select: (location) => location.search });
  const values = readFilters(readers, { ...search });
  const set = useCallback(
    (change: Partial<Filters<Readers>>) => {
      const next = (before: object) =>
        Object.fromEntries(
          Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined && value !== ''),
        );
      // The search of each route is its page's own; the router knows it only as an object.
      void navigate({ to: '.', search: next as never, replace: true });
    },
    [navigate],
  );
  return [values, set];
}

/** Goes to a page of the app by its address. */
export function useGo(): (href: string) => void {
  const navigate = useNavigate();
  return useCallback((href: string) => void navigate({ href }), [navigate]);
}
