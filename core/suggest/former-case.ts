/** What of a proposal's words is compared. */
export interface Wording {
  readonly title: string;
  /** The matter, then the suggestions; as much as there is of it. */
  readonly text: string;
}

/** A proposal that was dispatched before: its words, who has it at last, and what came of it. */
export interface FormerCase extends Wording {
  readonly proposalId: string;
  readonly caseNumber: string;
  readonly dispatchedAt: string;
  /** The unit that has it, or had it at the end. */
  readonly lead: string;
  readonly coHandlers: readonly string[];
  readonly outcome: Outcome;
}

export interface Outcome {
  /** A unit gave it back, or it was taken from one. */
  readonly returned: boolean;
  /** Whether the lead's letter came in time; none yet. */
  readonly answered?: 'in-time' | 'late';
  /** How its author judged the result. */
  readonly judged?: 'satisfied' | 'basically' | 'not';
}
