import { createRouter } from '@tanstack/react-router';
import { deskRoute, rootRoute } from './rooms/desk-route.ts';
import { entryRoutes, roomRoutes } from './rooms/rooms.ts';

/** The desk's addresses. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([...entryRoutes, deskRoute.addChildren([...roomRoutes])]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
