import { useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { z } from 'zod';

/** The `$id` of the address. */
export function useRouteId(): string {
  const params: { id?: string } = useParams({ strict: false });
  return params.id ?? '';
}

/** Filters and selection live in the address. What does not fit the schema is left out, never an error. */
export function useFilters<T extends Record<string, unknown>>(
  schema: z.ZodType<T>,
): [T, (change: Partial<T>) => void] {
  const navigate = useNavigate();
  const search: unknown = useLocation({ select: (location) => location.search });
  const parsed = schema.safeParse(search);
  const values = parsed.success ? parsed.data : schema.parse({});
  const set = useCallback(
    (change: Partial<T>) => {
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
