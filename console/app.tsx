import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiFault } from './api/api-fault.ts';
import { Look } from './look/look.tsx';
import { LanguageProvider } from './parts/language.tsx';
import { deskRouter } from './router.ts';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Parts that are shown together share one answer. Whoever opens a room again, or comes back to the window, reads anew: others act
      // meanwhile, and what was possible a moment ago may not be.
      staleTime: 0,
      // What the API refused it refuses again; only where nobody answered does a second question help.
      retry: (failures, error) => failures < 1 && error instanceof ApiFault && error.kind.is === 'unreachable',
      retryDelay: 500,
    },
    mutations: { retry: false },
  },
});

export function App() {
  const [router] = useState(deskRouter);
  return (
    <LanguageProvider>
      <Look>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Look>
    </LanguageProvider>
  );
}
