import type { Paragraph } from '#core/reply/paragraph.ts';
import type { Signature } from '#core/reply/signature.ts';
import type { Assignment } from '#core/case/assignment.ts';

/** 会签, 核稿, 签发: what a draft goes through, in this order; a body or a unit may have fewer. */
export const clearanceSteps = ['countersign', 'check', 'sign'] as const;

/** And 复函审核 by the office, where the policy has it: after the signature, before the letter goes out. */
export const draftSteps = [...clearanceSteps, 'review'] as const;

export type ClearanceStep = (typeof draftSteps)[number];

/** The reply as it goes round. */
interface ClearedDraft extends Signature {
  readonly class: string;
  readonly paragraphs: readonly Paragraph[];
}

/** Somebody cleared it. */
interface Cleared {
  readonly step: ClearanceStep;
  /** Nobody where silence was taken for consent. */
  readonly personId?: string;
  /** The unit it was asked of. */
  readonly unitId: string;
  readonly at: string;
  readonly comment?: string;
  /** The paragraphs before, where this person changed them. */
  readonly before?: readonly Paragraph[];
  /** The class, where the review made it another. */
  readonly changedClass?: { readonly from: string; readonly to: string; readonly reason: string };
}

interface Countersigner {
  readonly assignmentId: string;
  readonly unitId: string;
}

/** A draft on its way through clearance (拟稿、会签、核稿、签发). */
export interface Clearance {
  readonly round: number;
  readonly submittedAt: string;
  readonly submittedBy: string;
  /** The chain it goes through. */
  readonly steps: readonly ClearanceStep[];
  readonly draft: ClearedDraft;
  /** Co-handlers that have still to countersign. */
  readonly awaits: readonly Countersigner[];
  readonly cleared: readonly Cleared[];
  readonly ended?: {
    readonly how: 'signed' | 'returned' | 'overtaken';
    readonly at: string;
    readonly personId?: string;
    readonly unitId?: string;
    readonly reason?: string;
    /** Where it was when it ended. */
    readonly step: ClearanceStep;
  };
}

/** The draft of a share that is under way: one in the hands of a unit that was asked to return it waits. */
export function clearanceOf({ status, clearances }: Pick<Assignment, 'status' | 'clearances'>): Clearance | undefined {
  const latest = clearances?.at(-1);
  return status === 'in-handling' && latest?.ended === undefined ? latest : undefined;
}

/** Where a draft is. */
export function stepOf({ steps, awaits, cleared }: Pick<Clearance, 'steps' | 'awaits' | 'cleared'>): ClearanceStep {
  if (awaits.length > 0) return 'countersign';
  if (steps.includes('check') && cleared.every(({ step }) => step !== 'check')) return 'check';
  return steps.includes('review') && cleared.some(({ step }) => step === 'sign') ? 'review' : 'sign';
}

/** The step that follows the drafting or a step; signing is the last. */
export function stepAfter(steps: readonly ClearanceStep[], done: 'draft' | 'countersign' | 'check'): 'check' | 'sign' {
  return done !== 'check' && steps.includes('check') ? 'check' : 'sign';
}

/** The clock of each step. */
export const clockOfStep = { countersign: 'countersign', check: 'check', sign: 'signing', review: 'reply-review' } as const;

/** What ends with a draft, whatever it came to. */
export const clearanceClocks = ['countersign', 'check', 'signing', 'reply-review'] as const;
