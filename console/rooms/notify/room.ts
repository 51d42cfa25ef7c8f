import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

export const notifyRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/notify',
  component: lazyRouteComponent(() => import('./notify-room.tsx'), 'NotifyRoom'),
});
