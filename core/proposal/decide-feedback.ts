import type { CommandPayload } from '#core/contracts/commands.ts';
import { clockOpened } from './decide-context.ts';
import type { DecideContext } from './decide-context.ts';
import { notLegal } from './legal-commands.ts';
import type { Proposal, ProposalIn } from './proposal.ts';
import type { ProposalEvent } from './proposal-event.ts';

/**
 * The member's judgement. A result that is not accepted opens a redo round with a clock of its own, or, once the
 * policy's rounds are used up, face-to-face consultation (协商督办). The attitude is recorded and opens nothing.
 */
export function decideFeedback(proposal: Proposal, payload: CommandPayload<'give-feedback'>, context: DecideContext): ProposalEvent[] {
  if (proposal.stage !== 'awaiting-feedback') throw notLegal('give-feedback', proposal);
  const given: ProposalEvent = { type: 'FeedbackGiven', round: proposal.round, ...payload };
  switch (payload.result) {
    case 'satisfied':
      return [given, { type: 'ProposalClosed', outcome: 'satisfied' }];
    case 'basically':
      return [given, { type: 'ProposalClosed', outcome: 'basically-satisfied' }];
    case 'not':
      return [given, ...dissatisfied(proposal, context)];
  }
}

function dissatisfied(proposal: ProposalIn<'awaiting-feedback'>, context: DecideContext): ProposalEvent[] {
  const { policy } = context;
  const lead = proposal.assignments.find(({ role, status }) => role === 'lead' && status === 'replied');
  if (lead === undefined || proposal.round >= policy.redo.rounds) {
    return [
      { type: 'ConsultationOpened' },
      clockOpened(proposal, { kind: 'consultation', holder: { role: 'supervisor' }, rule: policy.clocks.consultation }, context),
    ];
  }
  return [
    { type: 'RedoOpened', assignmentId: lead.id, round: proposal.round + 1 },
    clockOpened(proposal, { kind: 'reply', assignmentId: lead.id, holder: { unitId: lead.unitId }, rule: policy.clocks.redo }, context),
  ];
}

/** The record of the face-to-face consultation, which ends the case. */
export function decideConsultation(proposal: Proposal, { result }: CommandPayload<'record-consultation'>): ProposalEvent[] {
  if (proposal.stage !== 'in-consultation') throw notLegal('record-consultation', proposal);
  return [
    { type: 'ConsultationRecorded', result },
    { type: 'ProposalClosed', outcome: 'consulted' },
  ];
}
