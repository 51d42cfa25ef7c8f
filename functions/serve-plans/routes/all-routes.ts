import type { Route } from '../route.ts';
import { commandAllocation, createAllocation, listAllocations, readAllocation } from './allocations.ts';
import { listDispatchNotices, readDispatchNotice } from './dispatch-notices.ts';
import { cancelPlan, runPlan } from './plan-runs.ts';
import { createPlan, readPlan } from './plans.ts';
import { readSuggestions } from './suggestions.ts';

/** Every route about the dispatch of a session, in the order of its documentation. */
export const allRoutes: readonly Route[] = [
  createAllocation,
  listAllocations,
  readAllocation,
  commandAllocation,
  readSuggestions,
  createPlan,
  readPlan,
  runPlan,
  cancelPlan,
  listDispatchNotices,
  readDispatchNotice,
];
