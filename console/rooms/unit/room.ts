import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

export const steps = ['sign-for', 'return-decision', 'give-opinion', 'opinions-awaited', 'write-reply'] as const;
export const lights = ['red', 'yellow', 'green'] as const;

interface UnitSearch {
  readonly next?: (typeof steps)[number];
  readonly light?: (typeof lights)[number];
}

export const unitRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/unit',
  validateSearch: (search: Record<string, unknown>): UnitSearch => {
    const next = steps.find((one) => one === search['next']);
    const light = lights.find((one) => one === search['light']);
    return { ...(next === undefined ? {} : { next }), ...(light === undefined ? {} : { light }) };
  },
  component: lazyRouteComponent(() => import('./unit-room.tsx'), 'UnitRoom'),
});
