import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

interface BringInSearch {
  /** What is brought in. */
  readonly kind?: 'proposals' | 'units' | 'people';
  /** An import that is looked at. */
  readonly import?: string;
}

export const bringInRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/bring-in',
  validateSearch: (search: Record<string, unknown>): BringInSearch => ({
    ...(search['kind'] === 'proposals' || search['kind'] === 'units' || search['kind'] === 'people' ? { kind: search['kind'] } : {}),
    ...(typeof search['import'] === 'string' ? { import: search['import'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./bring-in-room.tsx'), 'BringInRoom'),
});
