import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';
import { readingPlace } from '../reading/reading-place.ts';
import type { ReadingPlace } from '../reading/reading-place.ts';

export const committeeLists = ['review', 'filed', 'redo', 'consultation'] as const;

interface CommitteeSearch extends ReadingPlace {
  /** Which list is shown; what waits for review unless one is named. */
  readonly list?: (typeof committeeLists)[number];
}

export const committeeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/desk/committee',
  validateSearch: (search: Record<string, unknown>): CommitteeSearch => {
    const list = committeeLists.find((one) => one === search['list']);
    return { ...(list === undefined ? {} : { list }), ...readingPlace(search) };
  },
  component: lazyRouteComponent(() => import('./committee-room.tsx'), 'CommitteeRoom'),
});
