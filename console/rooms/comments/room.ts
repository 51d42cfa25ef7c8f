import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

interface CommentsSearch {
  /** The only one that is asked about unless one is named. */
  readonly allocation?: string;
}

export const commentsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/comments',
  validateSearch: ({ allocation }: Record<string, unknown>): CommentsSearch => (typeof allocation === 'string' ? { allocation } : {}),
  component: lazyRouteComponent(() => import('./comments-room.tsx'), 'CommentsRoom'),
});
