import { askInBuild } from '../in-build.ts';
import type { Figure } from './figure.ts';

/** The week with faults: what it finds is right or wrong, and is not compared. */
export const faults: Figure = {
  what: 'the week with faults',
  take: ({ build, extent: { step, mixed } }) =>
    askInBuild(build, { file: 'bench/reminders/week-with-faults.ts', name: 'measureFaults', args: [step, mixed] }),
  compared: [],
};
