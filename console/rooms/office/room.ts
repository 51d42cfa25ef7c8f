import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';
import { readingPlace } from '../reading/reading-place.ts';
import type { ReadingPlace } from '../reading/reading-place.ts';

export const officeLists = ['dispatch', 'returns', 'late', 'unreached'] as const;

interface OfficeSearch extends ReadingPlace {
  /** Which list is shown; what waits for dispatch unless one is named. */
  readonly list?: (typeof officeLists)[number];
  /** The unit whose late cases are open. */
  readonly unit?: string;
}

export const officeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/office',
  validateSearch: (search: Record<string, unknown>): OfficeSearch => {
    const { unit } = search;
    const list = officeLists.find((one) => one === search['list']);
    return { ...(list === undefined ? {} : { list }), ...(typeof unit === 'string' ? { unit } : {}), ...readingPlace(search) };
  },
  component: lazyRouteComponent(() => import('./office-room.tsx'), 'OfficeRoom'),
});
