import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

interface FiguresSearch {
  /** By id; the session that opened last unless one is named. */
  readonly session?: string;
}

export const figuresRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/figures',
  validateSearch: ({ session }: Record<string, unknown>): FiguresSearch => (typeof session === 'string' ? { session } : {}),
  component: lazyRouteComponent(() => import('./figures-room.tsx'), 'FiguresRoom'),
});
