import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

interface NoticesSearch {
  /** This year unless told. */
  readonly year?: string;
  /** The notice that is open, to this unit. */
  readonly notice?: string;
  readonly unit?: string;
}

export const noticesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/notices',
  validateSearch: ({ year, notice, unit }: Record<string, unknown>): NoticesSearch => ({
    ...(typeof year === 'string' || typeof year === 'number' ? { year: String(year) } : {}),
    ...(typeof notice === 'string' ? { notice } : {}),
    ...(typeof unit === 'string' ? { unit } : {}),
  }),
  component: lazyRouteComponent(() => import('./notices-room.tsx'), 'NoticesRoom'),
});
