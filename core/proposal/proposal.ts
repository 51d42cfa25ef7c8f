import type { Assignment } from '#core/assignment/assignment.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { Content } from '#core/contracts/content.ts';

interface Written {
  readonly id: string;
  readonly authorId: string;
  readonly content: Content;
  /** Every clock that ever ran, in the order of opening. */
  readonly clocks: readonly Clock[];
  /** The named person silence led to, since when and by which open clock (see `deskOf`). */
  readonly desk: { readonly personId: string; readonly since: string; readonly clockId: string } | null;
}

interface Submitted extends Written {
  readonly submittedAt: string;
  readonly occasion: 'session' | 'ordinary';
  /** Times the author submitted again after a return for revision. */
  readonly revisions: number;
}

interface Filed extends Submitted {
  readonly filedAt: string;
}

interface Numbered extends Filed {
  /** As printed, e.g. `46`: text, because schemes differ. */
  readonly caseNumber: string;
  readonly numberedAt: string;
  readonly assignments: readonly Assignment[];
  /** Redo rounds opened so far. */
  readonly round: number;
}

/** The member's judgement of one round: attitude and result are apart (工作态度、办理结果). */
export interface Feedback {
  readonly round: number;
  readonly attitude: 'satisfied' | 'basically' | 'not';
  readonly result: 'satisfied' | 'basically' | 'not';
  readonly comment?: string;
}

interface Answered extends Numbered {
  readonly feedbacks: readonly Feedback[];
}

export type CloseOutcome = 'satisfied' | 'basically-satisfied' | 'no-feedback' | 'consulted';

/** A proposal (提案) by the stage it is in; a field exists only where the stage earned it. */
export type Proposal =
  | (Written & { readonly stage: 'draft' })
  | (Submitted & { readonly stage: 'in-review' })
  | (Submitted & { readonly stage: 'in-revision'; readonly opinion: string })
  | (Submitted & { readonly stage: 'declined'; readonly reasonCode: string; readonly explanation?: string })
  | (Submitted & { readonly stage: 'withdrawn'; readonly bySilence: boolean })
  | (Filed & { readonly stage: 'awaiting-number' })
  | (Answered & { readonly stage: 'awaiting-dispatch' })
  | (Answered & { readonly stage: 'in-handling' })
  | (Answered & { readonly stage: 'awaiting-feedback' })
  | (Answered & { readonly stage: 'in-consultation' })
  | (Answered & { readonly stage: 'closed'; readonly outcome: CloseOutcome });

export type ProposalIn<S extends Proposal['stage']> = Extract<Proposal, { stage: S }>;

/** A proposal that has a case number, whatever its stage. */
export type NumberedProposal = ProposalIn<'awaiting-dispatch' | 'in-handling' | 'awaiting-feedback' | 'in-consultation' | 'closed'>;

/** Narrowing by a fact of the state rather than by its stage. */
export function isNumbered(proposal: Proposal): proposal is NumberedProposal {
  return 'caseNumber' in proposal;
}

/** Shares of the case; none before it is numbered. */
export function assignmentsOf(proposal: Proposal): readonly Assignment[] {
  return isNumbered(proposal) ? proposal.assignments : [];
}
