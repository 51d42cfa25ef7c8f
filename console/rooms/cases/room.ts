import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

const filters = ['q', 'stage', 'light', 'session', 'member', 'unit', 'class', 'redone', 'key'] as const;

type CasesSearch = { readonly [K in (typeof filters)[number]]?: string };

export const casesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/cases',
  validateSearch: (search: Record<string, unknown>): CasesSearch => {
    const given = filters.flatMap((name) => {
      const value = search[name];
      // An address that was typed may hold a case number, which is read as a number.
      return typeof value === 'string' || typeof value === 'number' || value === true ? [[name, String(value)]] : [];
    });
    return Object.fromEntries(given);
  },
  component: lazyRouteComponent(() => import('./cases-room.tsx'), 'CasesRoom'),
});
