import { daysBetween, localDate } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { workingDaysBetween } from '#core/calendar/working-days.ts';
import { maySee } from '#core/access/access.ts';
import { peopleOf } from '#core/clock/audience.ts';
import type { Clock } from '#core/clock/clock.ts';
import { isOpen } from '#core/clock/clock.ts';
import { lightOf } from '#core/clock/light.ts';
import { clockTerms } from '#core/steps/texts.ts';
import type { Term } from '#core/contracts/term.ts';
import { addressed } from '#core/directory/addressed.ts';
import type { Directory } from '#core/directory/directory.ts';
import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Assignment } from '#core/case/assignment.ts';
import type { Case } from '#core/case/case.ts';
import {
  addressHappening,
  failedRecipient,
  insteadTerm,
  personTerm,
  recipientTitle,
  unitTerm,
} from '#core/notices/reach/address-failure.ts';
import type { NoticeContext } from '#core/case/define/define-telling.ts';
import type { MailFacts } from '#core/case/define/telling-text.ts';
import { saidOf } from '#core/case/define/telling-text.ts';
import { numberTerm, unnumbered } from '#core/case/terms.ts';
import { assignmentOf } from '#core/case/whom.ts';
import { happeningOf, isTellingKind } from './happening.ts';
import type { Happening } from './happening.ts';
import type { MailItem } from '#core/notices/render/mail-content.ts';
import { mailText, withheldTexts } from '#core/notices/render/mail-texts.ts';
import { noticeKey } from './notice.ts';
import type { Notice } from './notice.ts';
import type { CaseCommit } from './notices.ts';
import { reach } from '#core/notices/reach/reach.ts';
import { whoeverReads } from '#core/notices/reach/recipient.ts';
import { eventOf, withCommit } from './relevance.ts';
import { recipientGroups } from './reminder-texts.ts';
import { renderLine } from '#core/notices/render/render-line.ts';
import { byTerm, dueTerm } from '#core/notices/render/render-texts.ts';

export interface ItemContext extends NoticeContext {
  readonly now: string;
  /** Begins the links, without a slash at its end. */
  readonly portalUrl: string;
}

/** The log holds no such event, or one of which nobody is told: the notice is none of this case's. */
export class NoticeWithoutEventError extends Error {
  override readonly name = 'NoticeWithoutEventError';
  constructor({ proposalId, seq, index }: Notice) {
    super(`nothing is told of event ${seq}.${index} of proposal ${proposalId}`);
  }
}

const nothing: Term = { zh: '', en: '' };

/**
 * What a mail tells for a notice: the event is that of the log, everything else (days left, light, due day, papers) is as the
 * case stands `now`. A reader who stands in for somebody and may not see the case is told its number alone.
 * @throws NoticeWithoutEventError for a notice that the log does not call for (see `outrun`)
 */
export function mailItem(proposal: Case, commits: readonly CaseCommit[], notice: Notice, context: ItemContext): MailItem {
  const { directory, portalUrl } = context;
  const event = eventOf(commits, notice);
  const happening =
    notice.kind === 'address-failed'
      ? addressHappening(failedRecipient(notice), directory)
      : event && isTellingKind(notice.kind)
        ? happeningOf(notice.kind, proposal, event, withCommit(context, commits, notice), notice.clockId)
        : undefined;
  if (happening === undefined) throw new NoticeWithoutEventError(notice);
  const share = event && assignmentOf(proposal, event);
  const facts = factsOf(proposal, { happening, notice, share }, context);
  const document = paperOf(happening, notice);
  const meantFor = meantForBy(notice, directory);
  return {
    kind: happening.kind,
    proposalId: proposal.id,
    notices: [noticeKey(notice)],
    number: facts.number,
    unit: unitOf(happening, directory),
    ...lineOf(happening.clock, context),
    ...(readerSees(notice, proposal, directory) ? told(happening.kind, facts) : withheld(happening.kind, facts, meantFor)),
    link: `${portalUrl}/cases/${proposal.id}`,
    ...(document === undefined ? {} : { document }),
    ...(meantFor === undefined ? {} : { onBehalfOf: meantFor }),
  };
}

/** Days are told in the words of each language. */
type Days = 'dueOn' | 'by' | 'signBy';
type Facts = Omit<MailFacts, Days> & Readonly<Record<Days, Term>>;
type InWords = Pick<MailItem, 'title' | 'sentence' | 'tag' | 'tail'>;

const inOne = (language: keyof Term, facts: Facts): MailFacts => ({
  ...facts,
  dueOn: facts.dueOn[language],
  by: facts.by[language],
  signBy: facts.signBy[language],
});

function told(kind: MailItem['kind'], facts: Facts): InWords {
  const text = mailText(kind);
  const [zh, en] = [inOne('zh', facts), inOne('en', facts)];
  return { title: facts.title, sentence: { zh: text.zh(zh), en: text.en(en) }, tag: saidOf(text.tag, zh), tail: text.tail(zh) };
}

/** Who stands in is asked to pass it on; whoever steps in by office is told what happened, of a case without its title. */
function withheld(kind: MailItem['kind'], facts: Facts, meantFor: Term | undefined): InWords {
  const { title } = withheldTexts;
  if (meantFor === undefined) return { ...told(kind, { ...facts, title: '' }), title };
  const sentence = { zh: withheldTexts.zh(facts, meantFor), en: withheldTexts.en(facts, meantFor) };
  return { title, sentence, tag: withheldTexts.tag, tail: '' };
}

interface Told {
  readonly happening: Happening;
  readonly notice: Notice;
  readonly share: Assignment | undefined;
}

function factsOf(proposal: Case, { happening, notice, share }: Told, context: ItemContext): Facts {
  const { directory } = context;
  const { kind, clock, unitId, detail = '', reason = '', outcome = nothing } = happening;
  const failed = kind === 'address-failed' ? failedRecipient(notice) : undefined;
  const about = unitId === undefined ? holderTerm(clock, directory) : unitTerm(unitId, directory);
  const unit = failed === undefined ? about : recipientTitle(failed, directory);
  return {
    number: isNumbered(proposal) ? numberTerm(proposal.caseNumber) : unnumbered,
    title: proposal.content.title,
    ...ofClock(clock, context),
    unit: unit.zh,
    unitEn: unit.en,
    // Within a sentence of ours, which ends by itself.
    detail: renderLine(detail).replace(/。$/u, ''),
    reason: renderLine(reason).replace(/。$/u, ''),
    outcome,
    author: personTerm(proposal.authorId, directory),
    reader: proposerIs(proposal, notice),
    signBy: signBy(proposal, share),
    instead: failed === undefined ? nothing : insteadTerm(failed, directory),
    isSignedFor: share?.signedForAt !== undefined,
  };
}

function ofClock(
  clock: Clock | undefined,
  context: ItemContext,
): Pick<Facts, 'clock' | 'clockKind' | 'dueOn' | 'by' | 'daysLeft' | 'daysLate'> {
  if (clock === undefined) return { clock: nothing, dueOn: nothing, by: nothing, daysLeft: 0, daysLate: 0 };
  const { kind, deadline } = clock;
  return { clock: clockTerms[kind], clockKind: kind, dueOn: dueTerm(deadline), by: byTerm(deadline), ...howFar(deadline.dueOn, context) };
}

/** What is left until the due day in calendar days, and what has gone by since in working days. */
function howFar(dueOn: CalendarDate, { policy, calendar, now }: ItemContext): { daysLeft: number; daysLate: number } {
  const today = localDate(now, policy.timeZoneOffset);
  return { daysLeft: daysBetween(today, dueOn), daysLate: Math.max(0, workingDaysBetween(calendar, dueOn, today)) };
}

/** Whether it is the reader's own proposal, or one that the reader co-signs. */
function proposerIs({ authorId, content }: Case, { recipientId, onBehalfOf = whoeverReads(recipientId) }: Notice): MailFacts['reader'] {
  if (onBehalfOf === authorId) return 'author';
  return content.coSigners.includes(onBehalfOf) ? 'co-signer' : 'other';
}

/** Until when a share is to be signed for; the clock of an assignment that was signed for has ended. */
function signBy({ clocks }: Case, share: Assignment | undefined): Term {
  const clock = clocks.find((one) => one.kind === 'sign-for' && one.assignmentId === share?.id && isOpen(one));
  return clock === undefined ? nothing : byTerm(clock.deadline);
}

/** The line of the table; what is told of a clock that has ended is news, not work. */
function lineOf(clock: Clock | undefined, context: ItemContext): Pick<MailItem, 'clock'> {
  if (clock === undefined || !isOpen(clock)) return {};
  const { dueOn, provisional } = clock.deadline;
  return {
    clock: {
      kind: clock.kind,
      name: clockTerms[clock.kind],
      dueOn,
      provisional,
      light: lightOf(clock, context.now),
      ...howFar(dueOn, context),
    },
  };
}

/** The numbered paper of that escalation. Whoever must act gets the newest that has come since the notice, whatever its rung. */
function paperOf({ kind, clock }: Happening, { rule, dueOn, at }: Notice): string | undefined {
  const ofHolder = kind === 'reminder' || kind === 'overdue-list' || kind === 'overdue-unit';
  return clock?.documents.findLast((paper) => paper.dueOn === dueOn && (ofHolder ? paper.at >= at : paper.rule === rule))?.number;
}

function unitOf({ clock, unitId }: Happening, directory: Directory): Term {
  if (unitId !== undefined) return unitTerm(unitId, directory);
  return clock !== undefined && 'unitId' in clock.holder ? unitTerm(clock.holder.unitId, directory) : nothing;
}

/** Whoever answers for a clock: the unit, the person (also one who left), the only one in a role, or whose role it is. */
function holderTerm(clock: Clock | undefined, directory: Directory): Term {
  if (clock === undefined) return nothing;
  const { holder } = clock;
  if ('unitId' in holder) return unitTerm(holder.unitId, directory);
  if ('personId' in holder) return personTerm(holder.personId, directory);
  const [person, ...others] = peopleOf(holder, directory);
  if (person !== undefined && others.length === 0) return addressed(person).title;
  return recipientGroups[holder.role === 'committee-clerk' ? 'committee' : 'office'];
}

/** The one it was first meant for, where another one reads it. */
function meantForBy({ recipientId, onBehalfOf }: Notice, directory: Directory): Term | undefined {
  if (onBehalfOf !== undefined) return recipientTitle(onBehalfOf, directory);
  const reached = reach(recipientId, directory);
  return 'onBehalfOf' in reached ? reached.onBehalfOf : undefined;
}

/** Whether who will read it may see the case: a person by the access table, a unit's mailbox or robot by the unit's share. */
function readerSees({ recipientId }: Notice, proposal: Case, directory: Directory): boolean {
  const reader = reach(recipientId, directory);
  switch (reader.kind) {
    case 'person':
    case 'phone': {
      const person = directory.people.get(reader.personId);
      return person !== undefined && maySee(person, proposal);
    }
    case 'mailbox':
    case 'robot':
      return assignmentsOf(proposal).some(({ unitId }) => unitId === reader.unitId);
    case 'nobody':
      return false;
  }
}
