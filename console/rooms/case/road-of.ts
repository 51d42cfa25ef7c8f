import type { CaseAnswer } from '../../api/contract.ts';

type Stage = CaseAnswer['stage'];

/** The stages of a case that goes straight. */
const straight: readonly Stage[] = ['in-review', 'awaiting-number', 'awaiting-dispatch', 'in-handling', 'awaiting-feedback', 'closed'];

/** Where a stage that is off the straight road stands: after which one, and whether the road goes on from it. */
const aside: Readonly<Partial<Record<Stage, { readonly after: number; readonly goesOn: boolean }>>> = {
  draft: { after: 0, goesOn: true },
  'in-revision': { after: 1, goesOn: true },
  declined: { after: 1, goesOn: false },
  withdrawn: { after: 1, goesOn: false },
  merged: { after: 3, goesOn: true },
  'in-consultation': { after: 5, goesOn: true },
};

export interface RoadStep {
  readonly stage: Stage;
  readonly is: 'behind' | 'here' | 'ahead';
}

/** The road of a case with its stage on it. */
export function roadOf(stage: Stage): RoadStep[] {
  const place = aside[stage];
  const road =
    place === undefined ? straight : [...straight.slice(0, place.after), stage, ...(place.goesOn ? straight.slice(place.after) : [])];
  const at = road.indexOf(stage);
  return road.map((one, index) => ({ stage: one, is: index < at ? 'behind' : index === at ? 'here' : 'ahead' }));
}
