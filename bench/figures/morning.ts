import { askInBuild } from '../in-build.ts';
import type { Figure } from './figure.ts';

/** The morning's rounds over many open cases. */
export const morning: Figure = {
  what: 'the morning’s rounds',
  take: ({ build, extent: { cases, people } }) =>
    askInBuild(build, { file: 'bench/reminders/digest-run.ts', name: 'measureDigests', args: [cases, people] }),
  compared: ['digestSeconds', 'cpuSeconds', 'queriesPerPerson', 'peakMb'],
};
