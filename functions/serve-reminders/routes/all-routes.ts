import type { Route } from '../route.ts';
import { listReminders } from './reminders.ts';
import { listUnreached } from './unreached.ts';

/** Every route about reminders, in the order of its documentation. */
export const allRoutes: readonly Route[] = [listReminders, listUnreached];
