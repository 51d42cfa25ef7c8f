import { roleFor } from '#core/access/access.ts';
import { localDate, localTime } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case, CaseIn } from '#core/case/case.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { giveAsPerson } from '#core/case/log/give-as-person.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { LinkVerifier } from '#core/ports/judge-links.ts';
import { answerOf, isAsked, leadToPublish } from '#core/publication/may-publish.ts';
import type { Given } from '#core/case/define/define-command.ts';
import { commands, parseCommand } from '#core/steps/commands.ts';
import type { CommandName } from '#core/steps/commands.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { awaitsJudgement, judgeClaim } from './judge-link.ts';
import type { JudgeLink } from './judge-link.ts';

export interface LinkAsked {
  readonly body: string;
  readonly link: JudgeLink;
}

export interface JudgeServices {
  readonly cases: Cases;
  readonly links: LinkVerifier;
}

/**
 * What has become of a link. `none` is one answer for a case that is none, a signature that is false or somebody else's, a member who
 * left, and a round that is over without a judgement: who tries links learns nothing of any case.
 */
export type LinkStands =
  | {
      readonly is: 'open';
      readonly found: CaseIn<'awaiting-feedback'>;
      readonly member: Person;
      readonly directory: Directory;
      /** The member is asked, too, whether the reply may be published; `said` is the answer so far. */
      readonly publication?: { readonly said?: boolean };
    }
  /** The round was judged: by this link, or at the desk. */
  | {
      readonly is: 'judged';
      readonly on: CalendarDate;
      readonly time: string;
      readonly byLink: boolean;
      /** What the member said of the reply's publication, where that was asked. */
      readonly publication?: { readonly said?: boolean };
    }
  | { readonly is: 'none' };

const none: LinkStands = { is: 'none' };

/** Reads alone: a link may be opened as often as anybody likes. */
export async function readLink({ cases, links }: JudgeServices, { body, link }: LinkAsked): Promise<LinkStands> {
  const [{ found, directory }, { policy }] = await Promise.all([cases.readWithDirectory(body, link.proposalId), cases.rules(body)]);
  const { state } = found;
  // The signature of what is not there is compared all the same.
  const memberId = state?.authorId ?? '';
  const isSigned = await links.isSigned(body, judgeClaim(body, link, memberId), link.signature);
  const member = directory.people.get(memberId);
  // Whoever could not judge at the desk cannot by link.
  if (state === undefined || !isSigned || member === undefined) return none;
  if (roleFor(member, commands['give-feedback'], state) === undefined) return none;
  const publication = policy.publication === undefined ? {} : askedToPublish(state, memberId, link.round);
  const judged = judgedBefore(found, link.round, policy.timeZoneOffset);
  if (judged !== undefined) return { ...judged, ...publication };
  if (policy.feedback.byLink === false || !awaitsJudgement(state, link.round)) return none;
  return { is: 'open', found: state, member, directory, ...publication };
}

/** Whether the member is asked for the publication of that round's reply, and what was said to it. */
function askedToPublish(found: Case, memberId: string, round: number): { readonly publication?: { readonly said?: boolean } } {
  if (!isNumbered(found) || !isAsked(found) || leadToPublish(found)?.issued.round !== round) return {};
  const said = answerOf(found, memberId, round);
  return { publication: said === undefined ? {} : { said } };
}

function judgedBefore({ commits }: FoldedCase, round: number, offset: number): Extract<LinkStands, { is: 'judged' }> | undefined {
  for (const { at, events } of commits) {
    const given = events.find((event) => event.type === 'FeedbackGiven' && event.round === round);
    if (given?.type !== 'FeedbackGiven') continue;
    return { is: 'judged', on: localDate(at, offset), time: localTime(at, offset), byLink: given.byLink === true };
  }
  return undefined;
}

/**
 * The member's own command, given by the link: taken once, and only while the round that the link is for waits for it. It is named by
 * the round, so that a form that is sent twice is one judgement. What was said of the publication goes first: once it is judged the link takes
 * nothing more. Answers how the link stands then.
 * @throws z.ZodError of the body; Refusal of the command's own rules
 */
export async function judgeByLink(
  services: JudgeServices,
  asked: LinkAsked,
  judged: unknown,
  consents: boolean | undefined,
): Promise<LinkStands> {
  const stands = await readLink(services, asked);
  if (stands.is !== 'open') return stands;
  const feedback = parseCommand('give-feedback', judged);
  const { round } = asked.link;
  try {
    if (consents !== undefined && stands.publication !== undefined && stands.publication.said !== consents) {
      const key = `judge-link.r${round}.${consents ? 'publish' : 'keep'}.v${stands.found.publicationAnswers?.length ?? 0}`;
      await giveByLink(services, { ...asked, ...stands }, key, parseCommand('answer-publication', { consents }));
    }
    await giveByLink(services, { ...asked, ...stands }, `judge-link.r${round}`, feedback);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const since = await readLink(services, asked);
    // Somebody was faster: the desk, another window, the clock.
    if (since.is === 'open') throw error;
    return since;
  }
  return readLink(services, asked);
}

type OpenLink = LinkAsked & Pick<Extract<LinkStands, { is: 'open' }>, 'member' | 'directory'>;

async function giveByLink(
  { cases }: JudgeServices,
  { body, link, member: person, directory }: OpenLink,
  key: string,
  command: Given<CommandName>,
): Promise<void> {
  await giveAsPerson(
    cases,
    { body, person, directory, key },
    { proposalId: link.proposalId, command, inWriting: (events, found) => inWriting(events, found, link) },
  );
}

/** Nothing, where the round has passed since the link was read. */
function inWriting(events: readonly CaseEvent[], found: Case, { round }: JudgeLink): readonly CaseEvent[] {
  if (!awaitsJudgement(found, round)) return [];
  return events.map((event) =>
    event.type === 'FeedbackGiven' || event.type === 'PublicationAnswered' ? { ...event, byLink: true } : event,
  );
}
