import { localDate } from '#core/calendar/calendar-date.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { Command } from '#core/contracts/commands.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { clockOpened } from './decide-context.ts';
import type { DecideContext } from './decide-context.ts';
import { notLegal } from './legal-commands.ts';
import type { Proposal, ProposalIn } from './proposal.ts';
import type { ProposalEvent } from './proposal-event.ts';

/** The committee's review (审查立案): file it, send it back for revision, or decline it with a coded reason. */
export function decideReview(
  proposal: Proposal,
  command: Extract<Command, { name: 'return-for-revision' | 'decline' | 'file' }>,
  context: DecideContext,
): ProposalEvent[] {
  if (proposal.stage !== 'in-review') throw notLegal(command.name, proposal);
  const { policy } = context;
  switch (command.name) {
    case 'return-for-revision':
      return [
        { type: 'RevisionRequested', opinion: command.payload.opinion },
        clockOpened(proposal, { kind: 'revision', holder: { personId: proposal.authorId }, rule: policy.clocks.revision }, context),
      ];
    case 'decline': {
      const { reasonCode } = command.payload;
      const known = policy.declineReasons.map(({ code }) => code);
      if (!known.includes(reasonCode)) throw new Refusal('UnknownReasonError', { reasonCode, known });
      return [{ type: 'ProposalDeclined', ...command.payload }];
    }
    case 'file':
      return [{ type: 'ProposalFiled' }, clockOpened(proposal, { kind: 'dispatch', holder: { role: 'dispatcher' }, ...dispatchSpan(proposal, context) }, context)];
  }
}

/** What came in during the session is dispatched within a span of its close, unless the ordinary span gives more time. */
function dispatchSpan(proposal: ProposalIn<'in-review'>, { now, policy, calendar, directory }: DecideContext) {
  const ordinary = { rule: policy.clocks['dispatch.ordinary'] };
  const closesOn = directory.sessions.get(proposal.content.session)?.closesOn;
  if (proposal.occasion === 'ordinary' || closesOn === undefined) return ordinary;
  const rule = policy.clocks['dispatch.session'];
  const options = { rollForward: policy.rollForward };
  const byOrdinary = computeDeadline(calendar, ordinary.rule, localDate(now, policy.timeZoneOffset), options).dueOn;
  return computeDeadline(calendar, rule, closesOn, options).dueOn > byOrdinary ? { rule, startOn: closesOn } : ordinary;
}
