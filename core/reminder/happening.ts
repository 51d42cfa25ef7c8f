import type { Assignment } from '#core/assignment/assignment.ts';
import { audienceOf, peopleOf } from '#core/clock/audience.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import type { Term } from '#core/contracts/terms.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import type { Policy } from '#core/policy/policy.ts';
import { assignmentsOf } from '#core/proposal/proposal.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import type { EventOf, ProposalEvent } from '#core/proposal/proposal-event.ts';
import { lapsedMeans, outcomeTerms, roleTerms, silenceTerms } from './mail-texts.ts';
import type { MailKind } from './mail-texts.ts';
import type { Recipient } from './recipient.ts';

/** What notices are decided by, besides the case. */
export interface NoticeContext {
  readonly directory: Directory;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
}

/** Something of a case that somebody is to be told. */
export interface Happening {
  readonly kind: MailKind;
  readonly recipients: readonly Recipient[];
  readonly clock?: Clock;
  /** The unit it is about. */
  readonly unitId?: string;
  /** A reason, an opinion's consequence, a class, a number: what the event itself carries. */
  readonly detail?: string;
  readonly outcome?: Term;
}

const alarmKinds = {
  remind: 'reminder',
  'unit-leader': 'overdue-unit',
  office: 'overdue-office',
  leader: 'overdue-leader',
  silence: 'silence',
} as const;

/** What a unit's clerks are told to do is told to the unit's group robot too. */
const robotKinds: readonly MailKind[] = ['assigned', 'redo', 'reminder', 'overdue-unit', 'by-hand'];

/**
 * Whom an event concerns and what about, in a state of the case at or after it; `undefined` where nobody is told.
 * `clockId` names the clock when it is known from before: a later one of its kind may have opened since.
 */
export function happeningOf(proposal: Proposal, event: ProposalEvent, context: NoticeContext, clockId?: string): Happening | undefined {
  const telling = tellingOf(proposal, event, context);
  if (telling === undefined) return undefined;
  const { people, ...told } = telling;
  const clock = clockId === undefined ? told.clock : proposal.clocks.find(({ id }) => id === clockId);
  return {
    ...told,
    ...(clock === undefined ? {} : { clock }),
    recipients: [...people.map(({ id }) => ({ personId: id })), ...robotsOf(told, context.directory)],
  };
}

function robotsOf({ kind, unitId, clock }: Omit<Happening, 'recipients'>, { robots }: Directory): Recipient[] {
  if (!robotKinds.includes(kind)) return [];
  const unit = unitId ?? (clock !== undefined && 'unitId' in clock.holder ? clock.holder.unitId : undefined);
  return unit !== undefined && robots.has(unit) ? [{ robotOf: unit }] : [];
}

type Telling = Omit<Happening, 'recipients'> & { readonly people: readonly Person[] };

function tellingOf(proposal: Proposal, event: ProposalEvent, context: NoticeContext): Telling | undefined {
  const { directory, policy } = context;
  const author = (): Person[] => peopleOf({ personId: proposal.authorId }, directory);
  switch (event.type) {
    case 'AlarmSounded':
      return ofAlarm(proposal, event, context);
    case 'RemindedByHand': {
      const clock = proposal.clocks.find(({ id }) => id === event.clockId);
      return clock && { kind: 'by-hand', people: peopleOf(clock.holder, directory), clock, detail: event.note ?? '' };
    }
    case 'RevisionRequested':
      return { kind: 'revision-requested', people: author(), detail: event.opinion, ...clockOf(proposal, 'revision') };
    case 'ProposalDeclined': {
      const reason = policy.declineReasons.find(({ code }) => code === event.reasonCode);
      return { kind: 'declined', people: author(), detail: reason?.zh ?? event.reasonCode };
    }
    case 'CaseNumberAssigned':
      return { kind: 'filed', people: author() };
    case 'LetterNumberAssigned': {
      const unitId = shareOf(proposal, event)?.unitId ?? '';
      return { kind: 'reply', people: author(), unitId, detail: event.text, ...clockOf(proposal, 'feedback') };
    }
    case 'ConsultationOpened':
      return { kind: 'consultation', people: peopleWithRole(directory, 'supervisor'), ...clockOf(proposal, 'consultation') };
    case 'ProposalClosed': {
      const lead = leadOf(proposal);
      return {
        kind: 'closed',
        people: clerksOf(lead?.unitId, directory),
        detail: lead?.replies.at(-1)?.class ?? '',
        outcome: outcomeTerms[event.outcome],
      };
    }
    default:
      return ofShare(proposal, event, directory);
  }
}

function ofAlarm(proposal: Proposal, event: EventOf<'AlarmSounded'>, { directory, policy }: NoticeContext): Telling | undefined {
  const clock = proposal.clocks.find(({ id }) => id === event.clockId);
  if (clock === undefined) return undefined;
  const detail = event.action === 'silence' ? silenceTerms[policy.silence[clock.kind].outcome] : '';
  return { kind: alarmKinds[event.action], people: audienceOf(clock, event.action, directory), clock, detail };
}

/** What passes between the units and the office. */
function ofShare(proposal: Proposal, event: ProposalEvent, directory: Directory): Telling | undefined {
  if (event.type === 'UnitAssigned') {
    const { unitId, role, assignmentId } = event;
    const clock = clockOf(proposal, role === 'lead' ? 'reply' : 'opinion', assignmentId);
    return { kind: 'assigned', people: clerksOf(unitId, directory), unitId, detail: roleTerms[role], ...clock };
  }
  const share = shareOf(proposal, event);
  if (share === undefined) return undefined;
  const { unitId } = share;
  const toUnit = { people: clerksOf(unitId, directory), unitId };
  const toLead = { people: clerksOf(leadOf(proposal)?.unitId, directory), unitId };
  switch (event.type) {
    case 'ReturnRequested':
      return {
        kind: 'return-requested',
        people: peopleWithRole(directory, 'dispatcher'),
        unitId,
        detail: event.reason,
        ...clockOf(proposal, 'return-decision', share.id),
      };
    case 'ReturnGranted':
      return { kind: 'return-granted', ...toUnit };
    case 'ReturnRefused':
      return { kind: 'return-refused', ...toUnit, detail: event.reason ?? '' };
    case 'OpinionGiven':
      return { kind: 'opinion-given', ...toLead };
    case 'OpinionLapsed':
      return { kind: 'opinion-lapsed', ...toLead, detail: lapsedMeans };
    case 'RedoOpened':
      return { kind: 'redo', ...toUnit, detail: String(event.round), ...clockOf(proposal, 'reply', share.id) };
    default:
      return undefined;
  }
}

/** The share an event names. */
export function shareOf(proposal: Proposal, event: ProposalEvent): Assignment | undefined {
  return 'assignmentId' in event ? assignmentsOf(proposal).find(({ id }) => id === event.assignmentId) : undefined;
}

/** The lead's share there is now. */
export function leadOf(proposal: Proposal): Assignment | undefined {
  return assignmentsOf(proposal).findLast(({ role, status }) => role === 'lead' && status !== 'returned');
}

function clerksOf(unitId: string | undefined, directory: Directory): Person[] {
  return unitId === undefined ? [] : peopleWithRole(directory, 'unit-clerk', unitId);
}

function clockOf(proposal: Proposal, kind: Clock['kind'], assignmentId?: string): { clock?: Clock } {
  const clock = proposal.clocks.findLast((one) => one.kind === kind && (assignmentId === undefined || one.assignmentId === assignmentId));
  return clock === undefined ? {} : { clock };
}
