import * as z from 'zod';
import { author, coSigner, office, unit } from '#core/access/permission.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentId, reason } from '#core/case/define/body-fields.ts';
import { isNumbered } from '#core/case/case.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { someText } from '#core/case/define/choices.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { defineAssignmentCommand, defineCommand } from '#core/case/define/define-command.ts';
import { termsOf } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { IssuedLetter } from '#core/letters/issued-letter.ts';
import { consentTo, extentOf, forbiddenBy, isAsked, leadToPublish, publishedNow, replyToPublish } from '#core/publication/may-publish.ts';
import { namesKept, publicCopy } from '#core/publication/public-copy.ts';
import type { CaseEvent, EventOf } from '#core/steps/events.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = {
  PublicationAnsweredError: 409,
  ReplyNotOpenError: 409,
  ProposalWithheldError: 409,
  ProposerRefusesError: 409,
  ConsentAwaitedError: 409,
  PublishedByOthersError: 403,
} as const;

const stages = ['awaiting-feedback', 'in-handling', 'in-consultation', 'closed'] as const;
const ways = termsOf(zh.attempts, en.attempts);

export const commands = {
  /** Each proposer says whether the reply may be published; the answer may change, and takes a published reply away again. */
  'answer-publication': defineCommand({
    name: 'answer-publication',
    who: [...author, ...coSigner],
    body: z.strictObject({ consents: z.boolean(), reason: reason.exactOptional() }),
    legalIn: stages,
    legalWhen: isAsked,
    offeredWhen: ({ publication }, found) => publication !== undefined && isNumbered(found) && isAsked(found),
    consequences: () => [
      { when: ways.consents, payload: { consents: true } },
      { when: ways.refuses, payload: { consents: false } },
    ],
    decide: (found, { consents, reason: why }, context) => {
      const asked = leadToPublish(found);
      if (asked === undefined) return [];
      const { lead, issued } = asked;
      const { round } = issued;
      const before = found.publicationAnswers?.findLast((one) => one.personId === context.actorId && one.round === round);
      if (before?.consents === consents) throw new Refusal('PublicationAnsweredError');
      const answered: CaseEvent = { type: 'PublicationAnswered', round, consents, ...(why === undefined ? {} : { reason: why }) };
      const published = publishedNow(lead);
      if (!consents && published !== undefined) {
        const { number } = published;
        return [answered, { type: 'PublicationWithdrawn', assignmentId: lead.id, number, consentWithdrawn: true }];
      }
      const answer = { personId: context.actorId, round, consents, at: context.now };
      const now = { ...found, publicationAnswers: [...(found.publicationAnswers ?? []), answer] };
      const goes = context.policy.publication?.publishedBy === 'by-itself' && isNew(lead, issued) && consentTo(now, round) === 'agreed';
      return goes ? [answered, replyPublished(found, lead, issued, context)] : [answered];
    },
  }),

  /** Puts the masked copy on the public page. */
  'publish-reply': defineAssignmentCommand({
    name: 'publish-reply',
    who: [...office, ...unit],
    body: z.strictObject({ assignmentId: assignmentId.exactOptional() }),
    legalIn: stages,
    legalFor: (assignment, found) => isLeads(assignment, found) && isUnpublished(assignment),
    offeredFor: (assignment, found, policy) => policy?.publication !== undefined && isLeads(assignment, found),
    refuses: (assignment, found, context) => {
      const issued = replyToPublish(assignment);
      const { publication } = context.policy;
      if (publication === undefined || issued === undefined || !isLeads(assignment, found)) return undefined;
      // What is published by itself the office publishes anew, where it was corrected or taken away.
      if (isOfficer(context) === (publication.publishedBy === 'answering-unit')) return new Refusal('PublishedByOthersError');
      return notAllowed(found, issued);
    },
    consequences: ({ id }) => [{ payload: { assignmentId: id } }],
    decide: (assignment, found, _payload, context) => {
      const issued = replyToPublish(assignment);
      return issued === undefined ? [] : [replyPublished(found, assignment, issued, context)];
    },
  }),

  /** Takes it off the public page; that it stood there, and why it does no more, stays on record. */
  'withdraw-publication': defineAssignmentCommand({
    name: 'withdraw-publication',
    who: [...office, ...unit],
    body: z.strictObject({ assignmentId: assignmentId.exactOptional(), reason }),
    legalIn: stages,
    legalFor: (assignment) => publishedNow(assignment) !== undefined,
    offeredFor: (assignment) => publishedNow(assignment) !== undefined,
    consequences: ({ id }) => [{ payload: { assignmentId: id, reason: someText } }],
    decide: (assignment, _found, { reason: why }) => {
      const published = publishedNow(assignment);
      return published === undefined
        ? []
        : [{ type: 'PublicationWithdrawn', assignmentId: assignment.id, number: published.number, reason: why }];
    },
  }),
} as const;

const isLeads = ({ id }: Assignment, found: NumberedCase): boolean => leadToPublish(found)?.lead.id === id;

/** A correcting letter is published in the place of the one that it corrects. */
function isUnpublished(assignment: Assignment): boolean {
  return publishedNow(assignment)?.number !== replyToPublish(assignment)?.number;
}

/** What the letter, the proposal or its proposers have against it. */
function notAllowed(found: NumberedCase, issued: IssuedLetter): Refusal | undefined {
  switch (forbiddenBy(found, issued) ?? consentTo(found, issued.round)) {
    case 'not-open':
      return new Refusal('ReplyNotOpenError');
    case 'withheld':
      return new Refusal('ProposalWithheldError');
    case 'refused':
      return new Refusal('ProposerRefusesError');
    case 'awaited':
      return new Refusal('ConsentAwaitedError');
    case 'agreed':
      return undefined;
  }
}

/** It was never public, or is not because its proposer did not agree any more: what the office took away does not come back by itself. */
function isNew({ publications = [] }: Assignment, { number }: IssuedLetter): boolean {
  const last = publications.findLast((one) => one.number === number);
  return last === undefined || last.withdrawn?.consentWithdrawn === true;
}

function isOfficer({ actorId, directory }: DecideContext): boolean {
  const roles = directory.people.get(actorId)?.roles ?? [];
  return office.some(({ role }) => roles.includes(role));
}

function replyPublished(found: NumberedCase, { id }: Assignment, issued: IssuedLetter, context: DecideContext): EventOf<'ReplyPublished'> {
  const { number, round, letter } = issued;
  const extent = extentOf(found);
  const copy = publicCopy(letter, namesKept(found, letter, context), extent);
  return { type: 'ReplyPublished', assignmentId: id, round, number, extent, letter: copy.letter, masked: [...copy.masked] };
}
