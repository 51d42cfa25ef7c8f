import { createRouter } from '@tanstack/react-router';
import { deskRoute, rootRoute } from './rooms/desk-route.ts';
import { entryRoutes, roomRoutes } from './rooms/rooms.ts';

/** The desk's addresses, from where the page is at that moment: a sign-in leads on before the desk is drawn. */
export function deskRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([...entryRoutes, deskRoute.addChildren([...roomRoutes])]),
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof deskRouter>;
  }
}
