import { isIn } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { reasonOf } from '#core/policy/decline-reason.ts';
import type { Policy } from '#core/policy/policy.ts';
import { valueTerms } from '#core/steps/texts.ts';

/** How a declined case is told: by the reasons that the committee goes by. */
export function declinedBody(proposal: Case, policy: Pick<Policy, 'declineReasons'>) {
  if (!isIn(proposal, 'declined')) return {};
  const { name: _name, ...decline } = proposal.stage;
  const { reasonCode, referral } = decline;
  const referralName = referral === undefined ? undefined : valueTerms[referral];
  return {
    declined: {
      ...decline,
      reason: { ...reasonOf(policy, reasonCode) },
      ...(referralName === undefined ? {} : { referralName }),
    },
  };
}
