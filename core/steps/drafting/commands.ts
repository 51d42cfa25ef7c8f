import * as z from 'zod';
import { author } from '#core/access/permission.ts';
import { endOfDay } from '#core/calendar/calendar-date.ts';
import { reason } from '#core/case/define/body-fields.ts';
import { isSubmitted } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { someText } from '#core/case/define/choices.ts';
import { contentSchema, proposalKinds } from '#core/case/content.ts';
import type { Content } from '#core/case/content.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { defineCommand } from '#core/case/define/define-command.ts';
import type { Choice, FormHints } from '#core/case/define/define-command.ts';
import * as caseEn from '#core/case/texts.en.ts';
import * as caseZh from '#core/case/texts.zh.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Person } from '#core/directory/directory.ts';
import { isCollective, namesSpokenFor } from '#core/case/spoken-for.ts';
import { sessionSpan } from '#core/case/session-span.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CaseEvent, EventOf } from '#core/steps/events.ts';
import { checkKind } from './check-kind.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = {
  UnknownSessionError: 422,
  SessionChangedError: 422,
  CoSignerNotAcceptedError: 422,
  CoSignersMissingError: 422,
  CoSignersNotAllowedError: 422,
  NotSpeakingForError: 422,
  OnBehalfOfUnclearError: 422,
  SameTextError: 409,
} as const;

/** A new proposal: kept as a draft, or submitted at once. */
export function decideNew(content: Content, asDraft: boolean, context: DecideContext): CaseEvent[] {
  checkContent(content, context);
  // What its kind asks for may still come: it is checked when the draft is submitted.
  if (asDraft) return [{ type: 'ProposalDrafted', authorId: context.actorId, content }];
  return submitted(undefined, checkKind(content, context.directory.people.get(context.actorId)), context);
}

export const commands = {
  submit: defineCommand({
    name: 'submit',
    who: author,
    body: z.strictObject({ content: contentSchema.exactOptional() }),
    legalIn: ['draft'],
    form: contentForm,
    consequences: () => [{ payload: {}, asItIs: true }],
    decide: (found, { content = found.content }, context) => {
      checkContent(content, context);
      return submitted(found, checkKind(content, authorOf(found, context)), context);
    },
  }),

  resubmit: defineCommand({
    name: 'resubmit',
    who: author,
    body: z.strictObject({ content: contentSchema }),
    legalIn: ['in-revision'],
    form: contentForm,
    consequences: ({ content }) => [{ payload: { content }, asItIs: true }],
    decide: (found, { content }, context) => {
      checkContent(content, context);
      if (content.session !== found.content.session) throw new Refusal('SessionChangedError', { session: found.content.session });
      const kept = checkKind(content, authorOf(found, context));
      return [{ type: 'ProposalResubmitted', content: kept }, reviewClock(found, found.occasion, kept, context)];
    },
  }),

  withdraw: defineCommand({
    name: 'withdraw',
    who: author,
    body: z.strictObject({ reason }),
    // Free until dispatch is near: once filed, only the committee could take it back (撤案).
    legalIn: ['draft', 'in-review', 'in-revision'],
    consequences: () => [{ payload: { reason: someText } }],
    decide: (_found, payload) => [{ type: 'ProposalWithdrawn', reason: payload.reason, bySilence: false }],
  }),
} as const;

function authorOf({ authorId }: Case, { directory }: DecideContext): Person | undefined {
  return directory.people.get(authorId);
}

/** Sessions of the directory, members who could sign beside the author, and the kinds and names in which the author may write. */
function contentForm(found: Case, context: DecideContext): FormHints {
  const { directory } = context;
  const author = authorOf(found, context);
  const kinds = proposalKinds.filter((kind) => !isCollective(kind) || namesSpokenFor(kind, author).length > 0);
  const names = kinds.flatMap((kind) => namesSpokenFor(kind, author));
  const sessions = isSubmitted(found) ? [found.content.session] : [...directory.sessions.keys()];
  const members = peopleWithRole(directory, 'member').filter(({ id }) => id !== found.authorId);
  return {
    choices: {
      kind: kinds.map((kind) => ({ value: kind, label: { zh: caseZh.values[kind], en: caseEn.values[kind] } })),
      ...(names.length === 0 ? {} : { onBehalfOf: [...new Set(names)].map((name) => named(name, name)) }),
      session: sessions.map((id) => named(id, directory.sessions.get(id)?.name ?? id)),
      coSigners: members.map(({ id, name, nameEn = name }) => named(id, name, nameEn)),
    },
  };
}

const named = (value: string, zh: string, en = zh): Choice => ({ value, label: { zh, en } });

function submitted(found: Case | undefined, content: Content, context: DecideContext): CaseEvent[] {
  const session = context.directory.sessions.get(content.session);
  const inSession = session !== undefined && context.now < endOfDay(session.closesOn, context.policy.timeZoneOffset);
  const occasion = inSession ? 'session' : 'ordinary';
  return [{ type: 'ProposalSubmitted', authorId: context.actorId, content, occasion }, reviewClock(found, occasion, content, context)];
}

function reviewClock(
  found: Case | undefined,
  occasion: 'session' | 'ordinary',
  content: Content,
  context: DecideContext,
): EventOf<'ClockOpened'> {
  return clockOpened(found, { kind: 'review', ...sessionSpan('review', { occasion, session: content.session }, context) }, context);
}

function checkContent(content: Content, { actorId, directory }: DecideContext): void {
  if (!directory.sessions.has(content.session)) throw new Refusal('UnknownSessionError', { session: content.session });
  const wrong = content.coSigners.filter(
    (id, index) => id === actorId || content.coSigners.indexOf(id) !== index || !directory.people.get(id)?.roles.includes('member'),
  );
  if (wrong.length > 0) throw new Refusal('CoSignerNotAcceptedError', { coSigners: wrong });
}
