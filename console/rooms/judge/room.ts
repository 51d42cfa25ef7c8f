import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

export const judgeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/judge/$id',
  component: lazyRouteComponent(() => import('./judge-room.tsx'), 'JudgeRoom'),
});
