/** What is being written, as the store of drafts names it. Whoever handles a share next does not find the text of the unit before. */
export const draftThings = {
  reply: ({ proposalId, assignmentId, unitId, round }: ReplyDrafted): string => `reply#${proposalId}#${assignmentId}#${unitId}#${round}`,
  proposal: (personId: string): string => `proposal#${personId}`,
} as const;

interface ReplyDrafted {
  readonly proposalId: string;
  readonly assignmentId: string;
  readonly unitId: string;
  readonly round: number;
}
