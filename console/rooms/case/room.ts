import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../desk-route.ts';
import { logs } from './history/log-filter.ts';
import type { Log } from './history/log-filter.ts';

interface CaseSearch {
  /** What the record is narrowed to: a kind of entries, a unit's. */
  readonly log?: Log;
  readonly of?: string;
  /** The action whose form is open, and the assignment it is for. */
  readonly act?: string;
  readonly for?: string;
}

export const caseRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/cases/$id',
  validateSearch: (search: Record<string, unknown>): CaseSearch => {
    const { act, for: target, log: asked, of } = search;
    const log = logs.find((one) => one === asked);
    return {
      ...(typeof act === 'string' ? { act, ...(typeof target === 'string' ? { for: target } : {}) } : {}),
      ...(log === undefined ? {} : { log }),
      ...(typeof of === 'string' ? { of } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./case-room.tsx'), 'CaseRoom'),
});
