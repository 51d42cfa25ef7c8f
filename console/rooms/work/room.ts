import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

const lights = ['red', 'yellow', 'green'] as const;

interface WorkSearch {
  readonly light?: (typeof lights)[number];
}

export const workRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk',
  validateSearch: (search: Record<string, unknown>): WorkSearch => {
    const light = lights.find((one) => one === search['light']);
    return light === undefined ? {} : { light };
  },
  component: lazyRouteComponent(() => import('./work-room.tsx'), 'WorkRoom'),
});
