import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

export const letterRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/letters',
  component: lazyRouteComponent(() => import('./read-room.tsx'), 'ReadRoom'),
});
