import type { Route } from '../route.ts';
import { readLetterOfShare } from './letter.ts';
import { readLetterFile } from './readings.ts';
import { takeBackLetter } from './returned.ts';

/** Every route about letters, in the order of its documentation. */
export const allRoutes: readonly Route[] = [readLetterOfShare, takeBackLetter, readLetterFile];
