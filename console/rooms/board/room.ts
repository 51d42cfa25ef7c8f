import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

interface BoardSearch {
  /** By id; the session that opened last unless one is named. */
  readonly session?: string;
  readonly allocation?: string;
  /** A plan that was made of it: shown in the board's place. */
  readonly plan?: string;
  /** One unit's page of the plan. */
  readonly unit?: string;
}

export const boardRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/board',
  validateSearch: ({ session, allocation, plan, unit }: Record<string, unknown>): BoardSearch => ({
    ...(typeof session === 'string' ? { session } : {}),
    ...(typeof allocation === 'string' ? { allocation } : {}),
    ...(typeof plan === 'string' ? { plan } : {}),
    ...(typeof unit === 'string' ? { unit } : {}),
  }),
  component: lazyRouteComponent(() => import('./board-room.tsx'), 'BoardRoom'),
});
