import type { IssuedLetter } from '#core/letters/issued-letter.ts';
import type { Publication } from '#core/publication/publication.ts';
import type { Paragraph } from '#core/reply/paragraph.ts';
import type { Signature } from '#core/reply/signature.ts';
import type { Clearance } from '#core/case/clearance/clearance.ts';
import type { AssignmentStatus } from './stages.ts';

/** The letter that answers a proposal (复函), one per round. */
export interface Reply extends Signature {
  readonly round: number;
  readonly class: string;
  readonly paragraphs: readonly Paragraph[];
  readonly issuedAt: string;
  readonly letterNumber?: string;
  /** The number of the letter that this one corrects (更正函). */
  readonly corrects?: string;
}

/** A correcting letter (更正函) that was signed: the reply as it should have been. */
export interface Correction extends Signature {
  readonly round: number;
  /** The number of the letter that it corrects. */
  readonly corrects: string;
  /** What was wrong, as the letter says it. */
  readonly mistake: string;
  readonly class: string;
  /** The whole text, where it is another. */
  readonly paragraphs: readonly Paragraph[];
  readonly signedAt: string;
  /** Its own number, once it was taken. */
  readonly letterNumber?: string;
}

/** A unit's request to give its assignment back (申请退办). */
interface ReturnRequest {
  /** The unit that asked: the assignment may have another one since. */
  readonly unitId: string;
  readonly reason: string;
  readonly suggestedUnitId: string;
}

/** One unit's share of a proposal (主办 or 会办). What was done on it is never taken away again; `status` is where it stands. */
export interface Assignment {
  /** `a1`, `a2` … in the order of dispatch; unique in the case. */
  readonly id: string;
  readonly unitId: string;
  readonly role: 'lead' | 'co-handler';
  readonly status: AssignmentStatus;
  readonly assignedAt: string;
  /** 0 the first handling, then the redo round the unit is in. */
  readonly round: number;
  /** In the order in which they were made; the last one is open while the status says so. */
  readonly returnRequests: readonly ReturnRequest[];
  readonly signedForAt?: string;
  /** A co-handler's opinion, the latest. */
  readonly opinion?: string;
  /** When it was given, where it bears a number. */
  readonly opinionAt?: string;
  readonly replies: readonly Reply[];
  /** Drafts that went into clearance (会签、核稿、签发); the last one is under way unless it ended. None where the policy has no chain. */
  readonly clearances?: readonly Clearance[];
  /** Notices by which it was given to a unit alone (交办通知), with their numbers; none where the policy numbers those of runs only. */
  readonly notices?: readonly { readonly unitId: string; readonly number: string }[];
  /** Letters as they went out, in their order; none by policies that say nothing of letters. */
  readonly letters?: readonly IssuedLetter[];
  /** Replies that were published, in that order; absent until the first. */
  readonly publications?: readonly Publication[];
  /** Letters that correct one that was issued wrong, in the order of their signing; absent until the first. */
  readonly corrections?: readonly Correction[];
}
