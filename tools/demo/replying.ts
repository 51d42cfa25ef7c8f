import { chainOf, isReviewed } from '#core/policy/letters.ts';
import { samplePeople } from '../samples.ts';
import type { SampleProposal } from '../samples.ts';
import type { PlannedStep, PlanRules } from './plan.ts';
import { sampleActor } from './sample-actor.ts';

/**
 * How a unit's reply comes out: issued at once, or, where the rules let that unit clear its letters, drafted, countersigned, checked, signed
 * and looked over by the office.
 */
export function replying(on: string, proposal: SampleProposal, text: { class: string; text: string }, rules: PlanRules): PlannedStep[] {
  const isPassedOn = proposal.course === 'return-granted';
  const unit = isPassedOn ? proposal.suggestedUnit : proposal.lead;
  const who = isPassedOn ? 'next-lead' : 'lead';
  const chain = chainOf(rules, unit);
  if (chain.length === 0) return [{ on, who, command: 'issue-reply', body: text }];
  const leader: PlannedStep['who'] = { unit, as: 'leader' };
  const step = (by: PlannedStep['who'], command: string, body: PlannedStep['body'] = {}): PlannedStep => ({ on, who: by, command, body });
  const draft = {
    ...text,
    leader: nameOf(sampleActor(leader, proposal)),
    handler: nameOf(sampleActor(who, proposal)),
    phone: '0000-5550100',
    disclosure: 'disclosed',
    contact: { contactedOn: rules.today ?? on, way: 'visit' },
  };
  return [
    step(who, 'submit-for-clearance', draft),
    ...(chain.includes('countersign')
      ? proposal.coHandlers.map((countersigner) => step({ unit: countersigner }, 'countersign', { comment: '同意。' }))
      : []),
    ...(chain.includes('check') ? [step({ unit, as: 'checker' }, 'check-draft')] : []),
    step(leader, 'sign-letter'),
    ...(isReviewed(rules, unit) ? [step('dispatcher', 'pass-reply')] : []),
  ];
}

const nameOf = (id: string): string => samplePeople().find((person) => person.id === id)?.name ?? '';
