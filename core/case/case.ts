import type { Clock } from '#core/clock/clock.ts';
import type { PublicationAnswer } from '#core/publication/publication.ts';
import type { Assignment } from './assignment.ts';
import type { AttachedFile } from './attached-file.ts';
import type { referrals } from '#core/case/define/body-fields.ts';
import type { Content } from './content.ts';
import type { Stage } from './stages.ts';

/** What every case has from its first word on. */
interface Written {
  readonly id: string;
  readonly authorId: string;
  readonly content: Content;
}

/** What runs beside the stages. */
interface Shared {
  /** Every clock that ever ran, in the order of opening. */
  readonly clocks: readonly Clock[];
  /** The named person silence led to, since when and by which open clock (see `deskOf`). */
  readonly desk: { readonly personId: string; readonly since: string; readonly clockId: string } | null;
  /** Every file that was ever attached, in that order; absent until the first. */
  readonly files?: readonly AttachedFile[];
}

interface Submission {
  readonly submittedAt: string;
  readonly occasion: 'session' | 'ordinary';
  /** Times the author submitted again after a return for revision. */
  readonly revisions: number;
}

interface Filing {
  readonly filedAt: string;
}

interface Numbering {
  /** As printed, e.g. `46`: text, because schemes differ. */
  readonly caseNumber: string;
  readonly numberedAt: string;
  /** Every share a unit ever had, in the order of dispatch. */
  readonly assignments: readonly Assignment[];
  /** Redo rounds opened so far. */
  readonly round: number;
  readonly feedbacks: readonly Feedback[];
  /** The proposal that it goes on with (并案). */
  readonly mergedInto?: { readonly proposalId: string; readonly caseNumber: string; readonly at: string };
  /** Proposals that go on with this one; their proposers are among its co-signers. */
  readonly takenIn?: readonly {
    readonly proposalId: string;
    readonly caseNumber: string;
    readonly proposerIds: readonly string[];
    readonly at: string;
  }[];
  /** What its proposers said of the publication of replies, in that order; absent until the first. */
  readonly publicationAnswers?: readonly PublicationAnswer[];
  /** The committee marked it (重点提案). */
  readonly keyCase?: KeyCase;
}

/** How a key case is followed: on which level of the policy, and by whom. */
interface KeyCase {
  readonly level?: string;
  readonly ledBy?: string;
  readonly followedBy?: string;
  readonly markedAt: string;
}

interface Judged {
  readonly attitude: 'satisfied' | 'basically' | 'not';
  readonly result: 'satisfied' | 'basically' | 'not';
}

/** The member's judgement of one round: attitude and result are apart (工作态度、办理结果). */
interface Feedback extends Judged {
  readonly round: number;
  readonly comment?: string;
  /** Of the co-handlers, each by its share. */
  readonly units?: readonly (Judged & { readonly assignmentId: string })[];
  /** It came after silence had closed the case. */
  readonly late?: true;
  /** It came by the link of a mail. */
  readonly byLink?: true;
}

type CloseOutcome = 'satisfied' | 'basically-satisfied' | 'no-feedback' | 'consulted';

/** Why the committee did not file it, and as what it goes on all the same. */
interface Decline {
  readonly reasonCode: string;
  readonly explanation?: string;
  readonly referral?: (typeof referrals)[number];
}

/** A stage is its name and what that stage alone knows. */
interface Plain<S extends Stage> {
  readonly name: S;
}

export type DraftCase = Written & Shared & { readonly stage: Plain<'draft'> };

/** Submitted, and not filed (yet). */
export type SubmittedCase = Written &
  Shared &
  Submission & {
    readonly stage:
      | Plain<'in-review'>
      | (Plain<'in-revision'> & { readonly opinion: string })
      | (Plain<'declined'> & Decline)
      | (Plain<'withdrawn'> & { readonly bySilence: boolean });
  };

/** Filed; its number is being taken. */
export type FiledCase = Written & Shared & Submission & Filing & { readonly stage: Plain<'awaiting-number'> };

/** A case that has its number, whatever its stage. */
export type NumberedCase = Written &
  Shared &
  Submission &
  Filing &
  Numbering & {
    readonly stage:
      | Plain<'awaiting-dispatch'>
      | Plain<'merged'>
      | Plain<'in-handling'>
      | Plain<'awaiting-feedback'>
      | Plain<'in-consultation'>
      | (Plain<'closed'> & { readonly outcome: CloseOutcome });
  };

/**
 * A proposal (提案) on its way, in tiers: each adds what its stages have earned, and a step to the next spreads the whole of
 * the one before.
 */
export type Case = DraftCase | SubmittedCase | FiledCase | NumberedCase;

type AtStage<C extends Case, S extends Stage> = C extends Case
  ? Extract<C['stage'], { readonly name: S }> extends never
    ? never
    : C & { readonly stage: Extract<C['stage'], { readonly name: S }> }
  : never;

/** The case while it is in one of these stages. */
export type CaseIn<S extends Stage> = AtStage<Case, S>;

/** Narrows a case by its stage; a nested name does not do it by itself. */
export function isIn<S extends Stage>(found: Case, ...stages: readonly S[]): found is CaseIn<S> {
  return stages.some((stage) => stage === found.stage.name);
}

export function isSubmitted(found: Case): found is SubmittedCase | FiledCase | NumberedCase {
  return 'submittedAt' in found;
}

/** Narrowing by a fact of the state rather than by its stage. */
export function isNumbered(found: Case): found is NumberedCase {
  return 'caseNumber' in found;
}

/** Assignments of the case; none before it is numbered. */
export function assignmentsOf(found: Case): readonly Assignment[] {
  return isNumbered(found) ? found.assignments : [];
}
