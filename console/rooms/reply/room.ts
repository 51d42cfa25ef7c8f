import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

export const replyRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/reply/$id/$share',
  component: lazyRouteComponent(() => import('./reply-room.tsx'), 'ReplyRoom'),
});
