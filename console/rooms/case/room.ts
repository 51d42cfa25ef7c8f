import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

interface CaseSearch {
  /** The action whose form is open, and the assignment it is for. */
  readonly act?: string;
  readonly for?: string;
}

export const caseRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/cases/$id',
  validateSearch: (search: Record<string, unknown>): CaseSearch => {
    const { act, for: target } = search;
    return typeof act === 'string' ? { act, ...(typeof target === 'string' ? { for: target } : {}) } : {};
  },
  component: lazyRouteComponent(() => import('./case-room.tsx'), 'CaseRoom'),
});
