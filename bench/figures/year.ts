import { askInBuild } from '../in-build.ts';
import type { Figure } from './figure.ts';

const SEED = 3;

/** A year of proposals with the product's functions in one process. */
export const year: Figure = {
  what: 'a year',
  take: ({ build, extent: { proposals } }) =>
    askInBuild(build, { file: 'bench/reminders/year.ts', name: 'simulateYear', args: [proposals, SEED] }),
  compared: ['seconds', 'cpuSeconds', 'peakMb', 'notices', 'mails', 'lost', 'transitions'],
};
