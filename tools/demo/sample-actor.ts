import { samplePeople } from '../samples.ts';
import type { SamplePerson, SampleProposal } from '../samples.ts';
import type { PlannedStep } from './plan.ts';

/** Who of the sample district does a planned step of a proposal. */
export function sampleActor(who: PlannedStep['who'], sample: SampleProposal): string {
  if (who === 'author') return sample.author;
  if (who === 'clerk') return of('committee-clerk');
  if (who === 'dispatcher') return of('dispatcher');
  if (who === 'lead') return of('unit-clerk', sample.lead);
  if (who === 'next-lead') return of('unit-clerk', sample.suggestedUnit);
  if (who.as === 'leader') return of('unit-leader', who.unit);
  if (who.as !== 'checker') return of('unit-clerk', who.unit);
  // A small unit has one clerk: what he drafted its leader reads over.
  return of('unit-clerk', who.unit, 1) || of('unit-leader', who.unit);
}

const of = (role: SamplePerson['roles'][number], unit?: string, nth = 0): string =>
  samplePeople().filter((person) => person.roles.includes(role) && (unit === undefined || person.unitId === unit))[nth]?.id ?? '';
