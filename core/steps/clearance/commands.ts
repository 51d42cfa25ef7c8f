import * as z from 'zod';
import { unit } from '#core/access/permission.ts';
import { applyEvent } from '#core/case/apply.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentId, reason } from '#core/case/define/body-fields.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { codedChoices, someText } from '#core/case/define/choices.ts';
import { clearanceOf, clockOfStep, stepAfter, stepOf } from '#core/case/clearance/clearance.ts';
import type { Clearance, ClearanceStep } from '#core/case/clearance/clearance.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { defineAssignmentCommand } from '#core/case/define/define-command.ts';
import { replyResumed } from '#core/case/clearance/reply-resumed.ts';
import { checkersOf, signersOf } from '#core/case/clearance/signers.ts';
import { isActive, isGone } from '#core/case/stages.ts';
import { leadOf } from '#core/case/whom.ts';
import { plainText } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { systemActor } from '#core/ledger/commit.ts';
import type { Missing } from '#core/letters/missing-of.ts';
import { letterOfShare } from '#core/letters/letter-of-share.ts';
import { chainOf, isReviewed } from '#core/policy/letters.ts';
import { givenParagraphs, givenReplyShape, givenTwice, isGivenOnce, refuseStray, replyGiven } from '#core/reply/given-reply.ts';
import type { ReplyTo } from '#core/reply/given-reply.ts';
import { keepAnswers } from '#core/reply/keep-answers.ts';
import { LONGEST_REPLY } from '#core/reply/paragraph-length.ts';
import { textOf } from '#core/reply/paragraph.ts';
import type { Paragraph } from '#core/reply/paragraph.ts';
import { readParagraphs } from '#core/reply/read-paragraphs.ts';
import type { CaseEvent } from '#core/steps/events.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = {
  LetterIncompleteError: 409,
  ClearanceUnderWayError: 409,
  NobodySignsError: 409,
  NobodyToCountersignError: 422,
  CheckedByOthersError: 403,
  SignedByOthersError: 403,
} as const;

const comment = plainText(2000).exactOptional();
/** The whole text as it is from now on, where it is changed; left out, it stays as it is. */
const changed = {
  comment,
  text: plainText(LONGEST_REPLY).exactOptional(),
  paragraphs: givenParagraphs.exactOptional(),
};
const isGivenOnceAtMost = ({ text, paragraphs }: { readonly text?: unknown; readonly paragraphs?: unknown }): boolean =>
  text === undefined || paragraphs === undefined;

export const commands = {
  /** The lead's draft goes into clearance (送审), once nothing is missing of it. */
  'submit-for-clearance': defineAssignmentCommand({
    name: 'submit-for-clearance',
    who: unit,
    body: z
      .strictObject({
        assignmentId: assignmentId.exactOptional(),
        ...givenReplyShape,
        /** The co-handlers are asked to countersign, also where the policy does not ask for it. */
        countersign: z.boolean().exactOptional(),
      })
      .refine(isGivenOnce, givenTwice),
    legalFor: ({ role, status }) => role === 'lead' && status === 'in-handling',
    offeredFor: ({ role, unitId }, _found, policy) => role === 'lead' && policy !== undefined && chainOf(policy, unitId).length > 0,
    refuses: (assignment, found, context) => {
      const { id, role, status, unitId } = assignment;
      if (chainOf(context.policy, unitId).length === 0) return undefined;
      if (role !== 'lead') return new Refusal('OnlyLeadRepliesError', { assignmentId: id });
      if (status === 'awaiting-sign-for') return new Refusal('NotSignedForError', { assignmentId: id });
      if (status !== 'in-handling') return undefined;
      if (clearanceOf(assignment) !== undefined) return new Refusal('ClearanceUnderWayError', { assignmentId: id });
      const missing = unitsOwing(found);
      if (missing.length > 0) return new Refusal('OpinionsMissingError', { units: missing });
      return signersOf(assignment, found, context).length === 0 ? new Refusal('NobodySignsError', { unitId }) : undefined;
    },
    form: (_assignment, found, { policy }) => ({
      choices: { class: codedChoices(policy.classes) },
      required: ['paragraphs', 'handler', 'phone', 'disclosure', 'contact'],
      without: ['text', ...(countersignersOf(found).length === 0 ? ['countersign'] : [])],
    }),
    consequences: ({ id }, _found, { policy, now }) =>
      policy.classes.slice(0, 1).map(({ code }) => ({
        payload: {
          assignmentId: id,
          class: code,
          text: someText,
          handler: someText,
          phone: someText,
          disclosure: 'disclosed' as const,
          contact: { contactedOn: now.slice(0, 10), way: 'visit' as const },
        },
      })),
    decide: (assignment, found, { countersign = false, ...given }, context) => {
      const draft = replyGiven(given, { found, assignmentId: assignment.id }, context.policy);
      const { missing } = letterOfShare({ found, assignment, written: draft }, context);
      if (missing.length > 0) {
        throw new Refusal('LetterIncompleteError', { missing: namesOf(missing, 'zh'), missingEn: namesOf(missing, 'en') });
      }
      const { id, unitId, round } = assignment;
      const asked = askedToCountersign(found, chainOf(context.policy, unitId), countersign);
      const steps = chainOf(context.policy, unitId).filter((step) => step !== 'countersign');
      const review = isReviewed(context.policy, unitId) ? (['review'] as const) : [];
      const submitted: CaseEvent = {
        type: 'DraftSubmitted',
        assignmentId: id,
        round,
        ...draft,
        steps: [...(asked.length === 0 ? [] : (['countersign'] as const)), ...steps, ...review],
        countersigners: asked,
      };
      if (asked.length === 0) return [submitted, opened(found, stepAfter(steps, 'draft'), assignment, context)];
      return [submitted, ...openedForEach(found, asked, id, context)];
    },
  }),

  /** A co-handler countersigns the lead's draft (会签), and may change its text; the difference is kept. */
  countersign: defineAssignmentCommand({
    name: 'countersign',
    who: unit,
    body: z.strictObject({ assignmentId: assignmentId.exactOptional(), ...changed }).refine(isGivenOnceAtMost, givenTwice),
    legalFor: ({ id }, found) => awaitedFrom(id, found) !== undefined,
    offeredFor: ({ id }, found) => awaitedFrom(id, found) !== undefined,
    form: () => ({ without: ['paragraphs'] }),
    consequences: ({ id }) => [{ payload: { assignmentId: id } }],
    decide: ({ id }, found, payload, context) => {
      const { lead, draft, asked } = awaitedFrom(id, found) ?? {};
      if (lead === undefined || draft === undefined || asked === undefined) return [];
      const signed: CaseEvent = {
        type: 'Countersigned',
        assignmentId: lead.id,
        countersigner: id,
        unitId: asked.unitId,
        ...saidOf(payload, draft, { found, assignmentId: lead.id }),
      };
      return draft.awaits.length > 1 ? [signed] : [signed, opened(found, stepAfter(draft.steps, 'countersign'), lead, context)];
    },
  }),

  /** Somebody else of the unit has read the draft over (核稿), and may change its text. */
  'check-draft': defineAssignmentCommand({
    name: 'check-draft',
    who: unit,
    body: z.strictObject({ assignmentId: assignmentId.exactOptional(), ...changed }).refine(isGivenOnceAtMost, givenTwice),
    legalFor: (assignment) => isAt(assignment, 'check'),
    offeredFor: (assignment) => isAt(assignment, 'check'),
    refuses: (assignment, _found, { directory, actorId }) => {
      const draft = clearanceOf(assignment);
      if (draft === undefined || !isAt(assignment, 'check')) return undefined;
      const checkers = checkersOf(assignment, draft.submittedBy, directory);
      return checkers.some(({ id }) => id === actorId)
        ? undefined
        : new Refusal('CheckedByOthersError', { people: checkers.map(({ name }) => name) });
    },
    form: () => ({ without: ['paragraphs'] }),
    consequences: ({ id }) => [{ payload: { assignmentId: id } }],
    decide: (assignment, found, payload, context) => {
      const draft = clearanceOf(assignment);
      if (draft === undefined) return [];
      const checked: CaseEvent = {
        type: 'DraftChecked',
        assignmentId: assignment.id,
        ...saidOf(payload, draft, { found, assignmentId: assignment.id }),
      };
      return [checked, opened(found, stepAfter(draft.steps, 'check'), assignment, context)];
    },
  }),

  /** Whoever the policy names signs (签发): the reply is issued, and takes its number next. */
  'sign-letter': defineAssignmentCommand({
    name: 'sign-letter',
    who: unit,
    body: z.strictObject({ assignmentId: assignmentId.exactOptional(), comment }),
    legalFor: (assignment) => isAt(assignment, 'sign'),
    offeredFor: (assignment) => isAt(assignment, 'sign'),
    refuses: (assignment, found, context) => {
      if (!isAt(assignment, 'sign')) return undefined;
      const missing = unitsOwing(found);
      if (missing.length > 0) return new Refusal('OpinionsMissingError', { units: missing });
      const signers = signersOf(assignment, found, context);
      if (signers.length === 0) return new Refusal('NobodySignsError', { unitId: assignment.unitId });
      return signers.some(({ id }) => id === context.actorId)
        ? undefined
        : new Refusal('SignedByOthersError', { people: signers.map(({ name }) => name) });
    },
    consequences: ({ id }) => [{ payload: { assignmentId: id } }],
    decide: (assignment, found, { comment: words }, context) => {
      const draft = clearanceOf(assignment);
      if (draft === undefined) return [];
      const { id, round } = assignment;
      const said = words === undefined ? {} : { comment: words };
      if (draft.steps.includes('review')) {
        return [{ type: 'SignedForReview', assignmentId: id, handedIn: true, ...said }, opened(found, 'review', assignment, context)];
      }
      return [
        { type: 'ReplySigned', assignmentId: id, ...said },
        { type: 'ReplyIssued', assignmentId: id, round, ...draft.draft, paragraphs: [...draft.draft.paragraphs] },
      ];
    },
  }),

  /** Back to whoever drafts (退回拟稿), by who has the draft; the unit takes back its own. */
  'return-draft': defineAssignmentCommand({
    name: 'return-draft',
    who: unit,
    body: z.strictObject({ assignmentId: assignmentId.exactOptional(), reason }),
    legalFor: (assignment, found) => clearanceOf(assignment) !== undefined || awaitedFrom(assignment.id, found) !== undefined,
    offeredFor: (assignment, found) => clearanceOf(assignment) !== undefined || awaitedFrom(assignment.id, found) !== undefined,
    consequences: ({ id }) => [{ payload: { assignmentId: id, reason: someText } }],
    decide: (assignment, found, { reason: why }, context) => {
      const asked = awaitedFrom(assignment.id, found);
      const draft = asked?.draft ?? clearanceOf(assignment);
      if (draft === undefined) return [];
      const unitId = asked?.asked.unitId ?? assignment.unitId;
      const returned = {
        type: 'DraftReturned',
        assignmentId: asked?.lead.id ?? assignment.id,
        step: stepOf(draft),
        unitId,
        reason: why,
      } as const;
      // What was with the office already had ended the reply's clock.
      return stepOf(draft) === 'review' ? [returned, ...replyResumed(found, assignment, context)] : [returned];
    },
  }),
} as const;

const namesOf = (missing: readonly Missing[], language: 'zh' | 'en'): string[] => missing.map(({ term }) => term[language]);

function isAt(assignment: Assignment, step: ClearanceStep): boolean {
  const draft = clearanceOf(assignment);
  return draft !== undefined && stepOf(draft) === step;
}

/** The lead's draft that this co-handler has still to countersign. */
function awaitedFrom(id: string, found: NumberedCase) {
  const lead = leadOf(found);
  const draft = lead === undefined ? undefined : clearanceOf(lead);
  const asked = draft?.awaits.find((one) => one.assignmentId === id);
  return lead === undefined || draft === undefined || asked === undefined ? undefined : { lead, draft, asked };
}

const unitsOwing = ({ assignments }: NumberedCase): string[] =>
  assignments.filter(({ role, status }) => role === 'co-handler' && isActive(status)).map(({ unitId }) => unitId);

function countersignersOf({ assignments }: NumberedCase): Clearance['awaits'] {
  return assignments
    .filter(({ role, status }) => role === 'co-handler' && !isGone(status))
    .map(({ id, unitId }) => ({ assignmentId: id, unitId }));
}

/** @throws Refusal `NobodyToCountersignError` where somebody asks for it and there is no co-handler */
function askedToCountersign(
  found: NumberedCase,
  chain: readonly ClearanceStep[],
  asked: boolean,
): { assignmentId: string; unitId: string }[] {
  const coHandlers = countersignersOf(found);
  if (asked && coHandlers.length === 0) throw new Refusal('NobodyToCountersignError');
  return asked || chain.includes('countersign') ? [...coHandlers] : [];
}

function opened(found: NumberedCase, step: ClearanceStep, { id, unitId }: Pick<Assignment, 'id' | 'unitId'>, context: DecideContext) {
  const kind = clockOfStep[step];
  return clockOpened(found, { kind, rule: context.policy.clocks[kind], of: { assignmentId: id, unitId } }, context);
}

/** A clock for each co-handler, on the lead's assignment: each after the others, for their ids count those that ran. */
function openedForEach(found: NumberedCase, asked: Clearance['awaits'], leadId: string, context: DecideContext): CaseEvent[] {
  const events: CaseEvent[] = [];
  let state: NumberedCase = found;
  for (const { unitId } of asked) {
    const event = opened(state, 'countersign', { id: leadId, unitId }, context);
    events.push(event);
    state = { ...state, clocks: applyEvent(state, event, { at: context.now, by: systemActor }).clocks };
  }
  return events;
}

interface Said {
  readonly comment?: string;
  readonly text?: string;
  readonly paragraphs?: readonly Paragraph[];
}

/** What was said with it, and the text where it was changed. @throws Refusal as `refuseStray` */
function saidOf({ comment: said, text, paragraphs: given }: Said, { draft }: Clearance, to: ReplyTo) {
  const isSame = given === undefined && (text === undefined || text === textOf(draft.paragraphs));
  const now = isSame ? undefined : keepAnswers(given ?? readParagraphs(text ?? ''), draft.paragraphs);
  if (now !== undefined) refuseStray(now, to);
  return { ...(said === undefined ? {} : { comment: said }), ...(now === undefined ? {} : { paragraphs: now }) };
}
