import type { Route } from '../route.ts';
import { readDispatchList, readDispatchNoticeFile } from './dispatch-papers.ts';
import { readLetterOfShare } from './letter.ts';
import { readLetterFile } from './readings.ts';
import { takeBackLetter } from './returned.ts';

/** Every route about letters, in the order of its documentation. */
export const allRoutes: readonly Route[] = [readLetterOfShare, takeBackLetter, readLetterFile, readDispatchNoticeFile, readDispatchList];
