import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { loadAhead } from './load-ahead.ts';
import { queryClient } from './query-client.ts';
import { createAppRouter } from './router.tsx';

/** Everything for those who are signed in. */
export function App() {
  // The router starts at the page's address, which is right only once the app is shown.
  const [router] = useState(createAppRouter);
  useEffect(() => loadAhead(router), [router]);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
