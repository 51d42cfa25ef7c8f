import { beginAssignment, evolveAssignment } from '#core/assignment/evolve-assignment.ts';
import { closeClocks } from './close-clocks.ts';
import type { HowClosed, WhichClocks } from './close-clocks.ts';
import { deskOf } from './desk.ts';
import { evolveEnding } from './evolve-ending.ts';
import type { Clock } from '#core/clock/clock.ts';
import { isNumbered } from './proposal.ts';
import type { NumberedProposal, Proposal, ProposalIn } from './proposal.ts';
import type { EventOf, ProposalEvent } from './proposal-event.ts';

type Submitted = Exclude<Proposal, { stage: 'draft' }>;
type BirthEvent = EventOf<'ProposalDrafted' | 'ProposalSubmitted'>;

/** The proposal that a log's first event makes. */
export function begin(id: string, event: BirthEvent, at: string): Proposal {
  const written = { id, authorId: event.authorId, content: event.content, clocks: [], desk: null };
  if (event.type === 'ProposalDrafted') return { ...written, stage: 'draft' };
  return { ...written, submittedAt: at, occasion: event.occasion, revisions: 0, stage: 'in-review' };
}

/**
 * The state after one more event, `at` being its commit's instant. Never fails: it trusts the log, because `decide`
 * produces only events that fit; one that needs fields the stage has not earned leaves the state as it is.
 */
export function evolve(proposal: Proposal, event: ProposalEvent, at: string): Proposal {
  switch (event.type) {
    case 'ProposalDrafted':
      return proposal;
    case 'ProposalSubmitted':
      return { ...begin(proposal.id, event, at), clocks: proposal.clocks };
    case 'ClockOpened':
      return { ...proposal, clocks: [...proposal.clocks, { ...event.clock, sounded: [], moves: 0, documents: [] }] };
    case 'AlarmSounded':
      return {
        ...proposal,
        clocks: proposal.clocks.map((clock) =>
          clock.id === event.clockId ? { ...clock, sounded: [...clock.sounded, event.rule, ...event.covers] } : clock,
        ),
      };
    case 'PutOnDesk':
      return putOnDesk(proposal, event, at);
    case 'DeadlineMoved':
    case 'DocumentNumbered':
    case 'RemindedByHand':
      return { ...proposal, clocks: proposal.clocks.map((clock) => (clock.id === event.clockId ? evolveClock(clock, event, at) : clock)) };
    default:
      if (proposal.stage === 'draft') return event.type === 'ProposalWithdrawn' ? withdrawnDraft(proposal, at) : proposal;
      return evolveSubmitted(proposal, event, at);
  }
}

type ClockEvent = EventOf<'DeadlineMoved' | 'DocumentNumbered' | 'RemindedByHand'>;
type LaterEvent = Exclude<
  ProposalEvent,
  ClockEvent | EventOf<'ProposalDrafted' | 'ProposalSubmitted' | 'ClockOpened' | 'AlarmSounded' | 'PutOnDesk'>
>;

function evolveSubmitted(proposal: Submitted, event: LaterEvent, at: string): Proposal {
  switch (event.type) {
    case 'ProposalWithdrawn':
      return {
        ...submittedPart(closeClocks(proposal, {}, event.bySilence ? 'silence' : 'overtaken', at)),
        stage: 'withdrawn',
        bySilence: event.bySilence,
      };
    case 'RevisionRequested':
      return { ...submittedPart(closeClocks(proposal, { kind: 'review' }, 'by-act', at)), stage: 'in-revision', opinion: event.opinion };
    case 'ProposalResubmitted': {
      const ended = submittedPart(closeClocks(proposal, { kind: 'revision' }, 'by-act', at));
      return { ...ended, content: event.content, revisions: ended.revisions + 1, stage: 'in-review' };
    }
    case 'ProposalDeclined': {
      const { reasonCode, explanation } = event;
      const reason = explanation === undefined ? { reasonCode } : { reasonCode, explanation };
      return { ...submittedPart(closeClocks(proposal, {}, 'by-act', at)), ...reason, stage: 'declined' };
    }
    case 'ProposalFiled':
      return { ...submittedPart(closeClocks(proposal, { kind: 'review' }, 'by-act', at)), filedAt: at, stage: 'awaiting-number' };
    case 'CaseNumberAssigned':
      if (proposal.stage !== 'awaiting-number') return proposal;
      return { ...proposal, caseNumber: event.text, numberedAt: at, assignments: [], round: 0, feedbacks: [], stage: 'awaiting-dispatch' };
    default:
      return isNumbered(proposal) ? evolveNumbered(proposal, event, at) : proposal;
  }
}

type NumberedEvent = Exclude<
  LaterEvent,
  EventOf<'ProposalWithdrawn' | 'RevisionRequested' | 'ProposalResubmitted' | 'ProposalDeclined' | 'ProposalFiled' | 'CaseNumberAssigned'>
>;

function evolveNumbered(proposal: NumberedProposal, event: NumberedEvent, at: string): Proposal {
  switch (event.type) {
    case 'ProposalDispatched':
      return proposal;
    case 'UnitAssigned': {
      const assigned = { ...proposal, assignments: [...proposal.assignments, beginAssignment(event, at)] };
      return event.role === 'lead' ? handling(closeClocks(assigned, { kind: 'dispatch' }, 'by-act', at)) : assigned;
    }
    case 'SignedFor':
      return share(proposal, event, at, { kind: 'sign-for' }, event.deemed ? 'silence' : 'by-act');
    case 'ReturnRequested':
      return share(proposal, event, at, { kind: 'sign-for' }, 'by-act');
    case 'ReturnGranted': {
      const decided = closeClocks(proposal, { kind: 'return-decision', assignmentId: event.assignmentId }, 'by-act', at);
      const returned = share(decided, event, at, {}, 'overtaken');
      const wasLead = proposal.assignments.some(({ id, role }) => id === event.assignmentId && role === 'lead');
      return wasLead ? { ...answeredPart(returned), stage: 'awaiting-dispatch' } : returned;
    }
    case 'ReturnRefused':
      return share(proposal, event, at, { kind: 'return-decision' }, event.bySilence ? 'silence' : 'by-act');
    case 'OpinionGiven':
      return share(proposal, event, at, { kind: 'opinion' }, 'by-act');
    case 'OpinionLapsed':
      // The unit owes nothing more: a request to return the share that still waits is overtaken by it.
      return closeClocks(share(proposal, event, at, { kind: 'opinion' }, 'silence'), { assignmentId: event.assignmentId }, 'overtaken', at);
    case 'ReplyIssued':
      return share(proposal, event, at, { kind: 'reply' }, 'by-act');
    case 'LetterNumberAssigned':
      return { ...answeredPart(share(proposal, event, at, { kind: 'reply' }, 'by-act')), stage: 'awaiting-feedback' };
    case 'RedoOpened':
      return { ...handling(withShare(proposal, event, at)), round: event.round };
    default:
      return evolveEnding(proposal, event, at);
  }
}

function evolveClock(clock: Clock, event: ClockEvent, at: string): Clock {
  switch (event.type) {
    case 'DeadlineMoved': {
      const { deadline, dueAt, yellowAt } = event;
      // What was sounded belongs to the old deadline: the ladder begins anew for this one.
      return { ...clock, deadline, dueAt, yellowAt, moves: clock.moves + 1, movedAt: at, sounded: [] };
    }
    case 'DocumentNumbered':
      return {
        ...clock,
        documents: [...clock.documents, { kind: event.document, rule: event.rule, dueOn: event.dueOn, number: event.text, at }],
      };
    case 'RemindedByHand':
      return { ...clock, remindedByHandAt: at };
  }
}

function putOnDesk(proposal: Proposal, { clockId, personId }: EventOf<'PutOnDesk'>, at: string): Proposal {
  const clocks = proposal.clocks.map((clock) => (clock.id === clockId ? { ...clock, desk: { personId, since: at } } : clock));
  return { ...proposal, clocks, desk: deskOf(clocks) };
}

type ShareEvent = EventOf<
  | 'SignedFor'
  | 'ReturnRequested'
  | 'ReturnGranted'
  | 'ReturnRefused'
  | 'OpinionGiven'
  | 'OpinionLapsed'
  | 'ReplyIssued'
  | 'LetterNumberAssigned'
  | 'RedoOpened'
>;

/** Applies an event to its share and closes that share's clocks: of one kind, or all. */
function share(
  proposal: NumberedProposal,
  event: ShareEvent,
  at: string,
  which: Pick<WhichClocks, 'kind'>,
  how: HowClosed,
): NumberedProposal {
  return closeClocks(withShare(proposal, event, at), { ...which, assignmentId: event.assignmentId }, how, at);
}

function withShare(proposal: NumberedProposal, event: ShareEvent, at: string): NumberedProposal {
  return {
    ...proposal,
    assignments: proposal.assignments.map((one) => (one.id === event.assignmentId ? evolveAssignment(one, event, at) : one)),
  };
}

function handling(proposal: NumberedProposal): ProposalIn<'in-handling'> {
  return { ...answeredPart(proposal), stage: 'in-handling' };
}

/** The part every later stage keeps. */
function answeredPart(proposal: NumberedProposal) {
  const { filedAt, caseNumber, numberedAt, assignments, round, feedbacks } = proposal;
  return { ...submittedPart(proposal), filedAt, caseNumber, numberedAt, assignments, round, feedbacks };
}

function submittedPart(proposal: Submitted) {
  const { id, authorId, content, clocks, desk, submittedAt, occasion, revisions } = proposal;
  return { id, authorId, content, clocks, desk, submittedAt, occasion, revisions };
}

function withdrawnDraft(proposal: ProposalIn<'draft'>, at: string): Proposal {
  const { id, authorId, content, clocks, desk } = proposal;
  return { id, authorId, content, clocks, desk, submittedAt: at, occasion: 'ordinary', revisions: 0, stage: 'withdrawn', bySilence: false };
}
