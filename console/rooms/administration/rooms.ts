import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

/** Of an address, the filters that are texts; numbers that were typed are texts too. */
function textsIn<const N extends string>(names: readonly N[]) {
  return (search: Record<string, unknown>): { readonly [K in N]?: string } => {
    const found: Partial<Record<N, string>> = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' || typeof value === 'number') found[name] = String(value);
    }
    return found;
  };
}

/** The rooms of whoever administers the body. */
export const administrationRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/desk/directory',
    validateSearch: textsIn(['list', 'q', 'id']),
    component: lazyRouteComponent(() => import('./directory/directory-room.tsx'), 'DirectoryRoom'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/desk/rules',
    validateSearch: textsIn(['version', 'against']),
    component: lazyRouteComponent(() => import('./rules/rules-room.tsx'), 'RulesRoom'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/desk/calendar',
    validateSearch: textsIn(['year', 'version', 'against']),
    component: lazyRouteComponent(() => import('./rules/calendar-room.tsx'), 'CalendarRoom'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/desk/webhooks',
    validateSearch: textsIn(['id']),
    component: lazyRouteComponent(() => import('./webhooks/webhooks-room.tsx'), 'WebhooksRoom'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/desk/mails',
    validateSearch: textsIn(['to']),
    component: lazyRouteComponent(() => import('./mails/mails-room.tsx'), 'MailsRoom'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/desk/healed',
    component: lazyRouteComponent(() => import('./healed-room.tsx'), 'HealedRoom'),
  }),
] as const;
