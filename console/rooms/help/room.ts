import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

export const helpRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/help/$chapter',
  component: lazyRouteComponent(() => import('./help-room.tsx'), 'HelpRoom'),
});
