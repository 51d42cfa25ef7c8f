import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';

const lights = ['red', 'yellow', 'green'] as const;
/** Beside what waits for the reader: what she waits for, what was done lately. */
const views = ['awaited', 'done'] as const;

interface WorkSearch {
  readonly view?: (typeof views)[number];
  readonly light?: (typeof lights)[number];
}

export const workRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk',
  validateSearch: (search: Record<string, unknown>): WorkSearch => {
    const view = views.find((one) => one === search['view']);
    const light = lights.find((one) => one === search['light']);
    if (view !== undefined) return { view };
    return light === undefined ? {} : { light };
  },
  component: lazyRouteComponent(() => import('./work-room.tsx'), 'WorkRoom'),
});
