import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { FaultPage } from '../parts/fault/fault-page.tsx';
import { Loading } from '../parts/loading.tsx';
import { NoSuchPage } from '../parts/fault/no-such-page.tsx';

export const rootRoute = createRootRoute({ notFoundComponent: NoSuchPage });

/** Around every room: who is signed in, the menu, the keys. Whoever is not signed in is sent to do so, and comes back. */
export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: lazyRouteComponent(() => import('../frame/desk-frame.tsx'), 'DeskFrame'),
  pendingComponent: Loading,
  errorComponent: FaultPage,
});
