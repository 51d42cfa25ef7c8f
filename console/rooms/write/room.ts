import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

export const writeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/write',
  component: lazyRouteComponent(() => import('./write-room.tsx'), 'WriteRoom'),
});
