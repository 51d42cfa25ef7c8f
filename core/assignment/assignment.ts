import type { AssignmentStatus } from '#core/contracts/stages.ts';

/** The letter that answers a proposal (复函), one per round. */
interface Reply {
  readonly round: number;
  readonly class: string;
  readonly text: string;
  readonly issuedAt: string;
  readonly letterNumber?: string;
}

interface Share {
  /** `a1`, `a2` … in the order of dispatch; unique in the proposal. */
  readonly id: string;
  readonly unitId: string;
  readonly role: 'lead' | 'co-handler';
  readonly assignedAt: string;
  /** 0 the first handling, then the redo round the unit is in. */
  readonly round: number;
  /** Requests to return it (申请退办) made by the unit so far. */
  readonly returnsRequested: number;
  readonly signedForAt?: string;
  readonly replies: readonly Reply[];
}

/** One unit's share of a proposal (主办 or 会办). */
export type Assignment =
  | (Share & { readonly status: Exclude<AssignmentStatus, 'return-requested' | 'opinion-given'> })
  | (Share & { readonly status: 'return-requested'; readonly reason: string; readonly suggestedUnitId: string })
  | (Share & { readonly status: 'opinion-given'; readonly opinion: string });
