import { daysBetween, localDate } from '#core/calendar/calendar-date.ts';
import { audienceOf, peopleOf } from '#core/clock/audience.ts';
import type { Clock, Holder } from '#core/clock/clock.ts';
import { clockTerms } from '#core/contracts/terms.ts';
import type { Term } from '#core/contracts/terms.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import type { Policy } from '#core/policy/policy.ts';
import { assignmentsOf, isNumbered } from '#core/proposal/proposal.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import type { ProposalEvent } from '#core/proposal/proposal-event.ts';
import { lapsedMeans, mailFooter, mailTexts, numberTerm, outcomeTerms, roleTerms, silenceTerms, unnumbered } from './mail-texts.ts';
import type { MailFacts, MailKind, MailText } from './mail-texts.ts';

/** One mail to one person. `key` is unique in the proposal, so that it can be sent once. */
export interface Mail {
  readonly key: string;
  readonly kind: MailKind;
  readonly to: { readonly personId: string; readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
}

export interface MailContext {
  readonly directory: Directory;
  readonly policy: Policy;
}

/** The mails that a commit calls for. `proposal` is the state right after it; people without an address get none. */
export function mailsFor(
  proposal: Proposal,
  { seq, at, events }: { readonly seq: number; readonly at: string; readonly events: readonly ProposalEvent[] },
  context: MailContext,
): Mail[] {
  return events.flatMap((event, index) => {
    const notice = noticeOf(proposal, event, context);
    if (notice === undefined) return [];
    const facts = factsOf(proposal, notice, localDate(at, context.policy.timeZoneOffset), context);
    return notice.people.flatMap((person) => mailTo(person, `${seq}.${index}.${person.id}`, notice.kind, facts));
  });
}

interface Notice {
  readonly kind: MailKind;
  readonly people: readonly Person[];
  readonly clock?: Clock;
  /** The unit it is about. */
  readonly unitId?: string;
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

function noticeOf(proposal: Proposal, event: ProposalEvent, { directory, policy }: MailContext): Notice | undefined {
  const author = (): Person[] => peopleOf({ personId: proposal.authorId }, directory);
  const clerks = (unitId: string): Person[] => peopleWithRole(directory, 'unit-clerk', unitId);
  const lead = assignmentsOf(proposal).findLast(({ role, status }) => role === 'lead' && status !== 'returned');
  const leadClerks = (): Person[] => (lead === undefined ? [] : clerks(lead.unitId));
  const share = 'assignmentId' in event ? assignmentsOf(proposal).find(({ id }) => id === event.assignmentId) : undefined;
  const unitId = share?.unitId ?? '';
  switch (event.type) {
    case 'AlarmSounded': {
      const clock = proposal.clocks.find(({ id }) => id === event.clockId);
      if (clock === undefined) return undefined;
      const detail = event.action === 'silence' ? silenceTerms[policy.silence[clock.kind].outcome] : '';
      return { kind: alarmKinds[event.action], people: audienceOf(clock, event.action, directory), clock, detail };
    }
    case 'UnitAssigned':
      return {
        kind: 'assigned',
        people: clerks(event.unitId),
        unitId: event.unitId,
        detail: roleTerms[event.role],
        ...clockOf(proposal, event.role === 'lead' ? 'reply' : 'opinion', event.assignmentId),
      };
    case 'ReturnRequested':
      return {
        kind: 'return-requested',
        people: peopleWithRole(directory, 'dispatcher'),
        unitId,
        detail: event.reason,
        ...clockOf(proposal, 'return-decision', event.assignmentId),
      };
    case 'ReturnGranted':
      return { kind: 'return-granted', people: clerks(unitId), unitId };
    case 'ReturnRefused':
      return { kind: 'return-refused', people: clerks(unitId), unitId, detail: event.reason ?? '' };
    case 'RevisionRequested':
      return { kind: 'revision-requested', people: author(), detail: event.opinion, ...clockOf(proposal, 'revision') };
    case 'ProposalDeclined':
      return {
        kind: 'declined',
        people: author(),
        detail: policy.declineReasons.find(({ code }) => code === event.reasonCode)?.zh ?? event.reasonCode,
      };
    case 'CaseNumberAssigned':
      return { kind: 'filed', people: author() };
    case 'OpinionGiven':
      return { kind: 'opinion-given', people: leadClerks(), unitId };
    case 'OpinionLapsed':
      return { kind: 'opinion-lapsed', people: leadClerks(), unitId, detail: lapsedMeans };
    case 'LetterNumberAssigned':
      return { kind: 'reply', people: author(), unitId, detail: event.text, ...clockOf(proposal, 'feedback') };
    case 'RedoOpened':
      return {
        kind: 'redo',
        people: clerks(unitId),
        unitId,
        detail: String(event.round),
        ...clockOf(proposal, 'reply', event.assignmentId),
      };
    case 'ConsultationOpened':
      return { kind: 'consultation', people: peopleWithRole(directory, 'supervisor'), ...clockOf(proposal, 'consultation') };
    case 'ProposalClosed':
      return { kind: 'closed', people: leadClerks(), detail: lead?.replies.at(-1)?.class ?? '', outcome: outcomeTerms[event.outcome] };
    default:
      return undefined;
  }
}

function clockOf(proposal: Proposal, kind: Clock['kind'], assignmentId?: string): { clock?: Clock } {
  const clock = proposal.clocks.findLast((one) => one.kind === kind && (assignmentId === undefined || one.assignmentId === assignmentId));
  return clock === undefined ? {} : { clock };
}

function factsOf(proposal: Proposal, { clock, unitId, detail, outcome }: Notice, today: string, { directory }: MailContext): MailFacts {
  const unit = unitId === undefined ? holderNames(clock?.holder, directory) : unitNames(unitId, directory);
  return {
    number: isNumbered(proposal) ? numberTerm(proposal.caseNumber) : unnumbered,
    title: proposal.content.title,
    clock: clock === undefined ? { zh: '', en: '' } : clockTerms[clock.kind],
    dueOn: clock?.deadline.dueOn ?? '',
    daysLeft: clock === undefined ? 0 : daysBetween(today, clock.deadline.dueOn),
    unit: unit.zh,
    unitEn: unit.en,
    // Within a sentence of ours, which ends by itself.
    detail: (detail ?? '').replace(/。$/u, ''),
    outcome: outcome ?? { zh: '', en: '' },
    instead: { zh: '', en: '' },
    isSignedFor: false,
  };
}

function unitNames(unitId: string, directory: Directory) {
  const unit = directory.units.get(unitId);
  return { zh: unit?.name ?? unitId, en: unit?.nameEn ?? unitId };
}

function holderNames(holder: Holder | undefined, directory: Directory) {
  if (holder === undefined) return { zh: '', en: '' };
  if ('unitId' in holder) return unitNames(holder.unitId, directory);
  const person = peopleOf(holder, directory)[0];
  return { zh: person?.name ?? '', en: person?.nameEn ?? person?.name ?? '' };
}

function mailTo(person: Person, key: string, kind: MailKind, facts: MailFacts): Mail[] {
  if (person.email === undefined) return [];
  const text: MailText = mailTexts[kind];
  return [
    {
      key,
      kind,
      to: { personId: person.id, name: person.name, email: person.email },
      subject: `【${text.tag}】${facts.number.zh}《${facts.title}》${[text.tail(facts)].map((tail) => (tail === '' ? '' : ` ${tail}`)).join('')}`,
      text: [`${person.name}：`, '', text.zh(facts), '', text.en(facts), '', '--', mailFooter.zh, mailFooter.en, ''].join('\n'),
    },
  ];
}
