import { samplePeople } from '../samples.ts';
import type { SamplePerson, SampleProposal } from '../samples.ts';
import type { PlannedStep } from './plan.ts';

/** Who of the sample district does a planned step of a proposal. */
export function sampleActor(who: PlannedStep['who'], sample: SampleProposal): string {
  if (who === 'author') return sample.author;
  if (who === 'clerk') return first('committee-clerk');
  if (who === 'dispatcher') return first('dispatcher');
  if (who === 'lead') return first('unit-clerk', sample.lead);
  return first('unit-clerk', who === 'next-lead' ? sample.suggestedUnit : who.unit);
}

const first = (role: SamplePerson['roles'][number], unit?: string): string =>
  samplePeople().find((person) => person.roles.includes(role) && (unit === undefined || person.unitId === unit))?.id ?? '';
