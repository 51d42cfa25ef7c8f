import { daysBetween, localDate } from '#core/calendar/calendar-date.ts';
import { workingDaysBetween } from '#core/calendar/working-days.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { NoticeContext } from '#core/case/define/define-telling.ts';
import { issuingOf } from '#core/case/numbers/documents-owed.ts';
import { numberTerm, unnumbered } from '#core/case/terms.ts';
import type { Term } from '#core/contracts/term.ts';
import { addressed } from '#core/directory/addressed.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { issuerOf } from '#core/policy/issuers.ts';
import type { Issuing } from '#core/policy/issuers.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { deeds } from '#core/steps/reminding/texts.zh.ts';
import type { DocumentFacts } from './render-document.ts';

/** A numbered paper as the log has it. */
export interface NumberedPaper extends Pick<DocumentFacts, 'kind' | 'number' | 'unit' | 'clock' | 'dueOn' | 'provisional'> {
  readonly clockId: string;
  /** The alarm's rule it came with, or `by-hand-<local date>`. */
  readonly rule: string;
  readonly issuedAt: string;
}

type Log = readonly Pick<CommitOf<CaseEvent>, 'at' | 'actor' | 'events'>[];

/**
 * What a paper says. Days are those of the day it was issued: a paper does not change with the day it is printed on. Whoever
 * reminded by hand signs for the own side, is the one to ask, and is quoted.
 */
export function documentFacts(
  { clockId, rule, issuedAt, ...paper }: NumberedPaper,
  { state, commits }: { readonly state: Case; readonly commits: Log },
  { policy, calendar, directory }: Pick<NoticeContext, 'policy' | 'calendar' | 'directory'>,
  language: Person['language'],
): DocumentFacts {
  const { dueOn } = paper;
  const on = localDate(issuedAt, policy.timeZoneOffset);
  const byHand = rule.startsWith('by-hand-') ? reminderOf(commits, clockId, rule, policy.timeZoneOffset) : undefined;
  const issuing = issuingOf(byHand?.actor);
  const contact = contactOf(issuing, byHand?.actor.personId, directory);
  const kind = state.clocks.find(({ id }) => id === clockId)?.kind;
  const other: Issuing = issuing === 'office' ? 'committee' : 'office';
  return {
    ...paper,
    issuer: issuerOf(issuing, policy, directory),
    caseNumber: isNumbered(state) ? numberTerm(state.caseNumber) : unnumbered,
    title: state.content.title,
    ...(kind === undefined ? {} : { deed: deeds[kind] }),
    ...daysOf(dueOn, on, calendar),
    on,
    ...(byHand?.note === undefined ? {} : { note: byHand.note }),
    ...(contact === undefined ? {} : { contact }),
    copies: [issuerOf(other, policy, directory)],
    withEnglish: language === 'en',
  };
}

/** Calendar days left, and working days late, on a day. */
export function daysOf(dueOn: string, on: string, calendar: NoticeContext['calendar']): Pick<DocumentFacts, 'daysLeft' | 'daysLate'> {
  return { daysLeft: daysBetween(on, dueOn), daysLate: Math.max(0, workingDaysBetween(calendar, dueOn, on)) };
}

/** The reminder by hand of that clock and day. */
function reminderOf(commits: Log, clockId: string, rule: string, offset: number) {
  for (const { at, actor, events } of commits) {
    const event = events.find((one) => one.type === 'RemindedByHand' && one.clockId === clockId);
    if (event?.type === 'RemindedByHand' && rule === `by-hand-${localDate(at, offset)}`) return { actor, note: event.note };
  }
  return undefined;
}

/** Whoever reminded, or the first of the side that issues; with the office's telephone where there is one. */
function contactOf(issuing: Issuing, giver: string | undefined, directory: Directory): DocumentFacts['contact'] {
  const given = giver === undefined ? undefined : directory.people.get(giver);
  const side = peopleWithRole(directory, issuing === 'office' ? 'dispatcher' : 'committee-clerk');
  const person = given ?? side.find(({ phone }) => phone !== undefined) ?? side[0];
  if (person === undefined) return undefined;
  const title: Term = addressed(person).title;
  return { person: title, ...(person.phone === undefined ? {} : { phone: person.phone }) };
}
