import { createRoute, redirect } from '@tanstack/react-router';
import { rootRoute } from '../desk-route.ts';
import { SignIn } from './sign-in-page.tsx';
import { SignedIn } from './signed-in-page.tsx';
import { SignedOut } from './signed-out-page.tsx';

export const frontRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/desk', throw: true });
  },
});

interface SignInSearch {
  /** Who is probably meant. */
  readonly as?: string;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/desk/sign-in',
  validateSearch: (search: Record<string, unknown>): SignInSearch => (typeof search['as'] === 'string' ? { as: search['as'] } : {}),
  component: SignIn,
});

export const signedInRoute = createRoute({ getParentRoute: () => rootRoute, path: '/signed-in', component: SignedIn });

export const signedOutRoute = createRoute({ getParentRoute: () => rootRoute, path: '/signed-out', component: SignedOut });
