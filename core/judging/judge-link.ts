import { isIn } from '#core/case/case.ts';
import type { Case, CaseIn } from '#core/case/case.ts';
import { isOpen } from '#core/clock/clock.ts';
import { judgePath } from '#core/contracts/judge-path.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';

/** Which judgement is meant: of which case, and of which round of handling. */
export interface Judgement {
  readonly proposalId: string;
  readonly round: number;
}

/** A link by which a member judges without signing in: it names no person, and what signs it says whose it is. */
export interface JudgeLink extends Judgement {
  readonly signature: string;
}

/** Where it leads, below the portal. */
export const judgeAddress = ({ proposalId, round, signature }: JudgeLink): string =>
  judgePath.replace('{proposal}', proposalId).replace('{round}', String(round)).replace('{signature}', signature);

/** What is signed: one member's judgement of one round. Whoever the proposal passes to has to get a link of their own. */
export function judgeClaim(body: string, { proposalId, round }: Judgement, memberId: string): string {
  return canonicalJson(['judge', body, proposalId, round, memberId]);
}

/** A link as an address has it; `undefined` for what can be none. */
export function judgeLinkIn(proposalId: string, round: string, signature: string): JudgeLink | undefined {
  const isLink =
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(proposalId) && /^(?:0|[1-9]\d?)$/.test(round) && /^[A-Za-z0-9_-]{43}$/.test(signature);
  return isLink ? { proposalId, round: Number(round), signature } : undefined;
}

/** Whether that round still waits for its judgement: once judged, lapsed or done again, no link of it is good for anything. */
export function awaitsJudgement(found: Case, round: number): found is CaseIn<'awaiting-feedback'> {
  return (
    isIn(found, 'awaiting-feedback') && found.round === round && found.clocks.some((clock) => clock.kind === 'feedback' && isOpen(clock))
  );
}
