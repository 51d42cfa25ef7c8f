import type { Term } from '#core/contracts/term.ts';
import type { Policy } from './policy.ts';

/** Whose paper it is: the government's office watches units; the committee may remind them by hand. */
export type Issuing = 'office' | 'committee';

export interface Issuer extends Term {
  /** 机关代字, before the number; empty where the policy names none. */
  readonly code: string;
}

const unnamed: Issuer = { zh: '政协提案委员会', en: 'Proposals Committee of the CPPCC', code: '' };

/** Who issues a paper, by the full name the policy has. */
export function issuerOf(issuing: Issuing, { issuers, documentIssuer }: Policy): Issuer {
  return issuers?.[issuing] ?? (issuing === 'office' ? { ...documentIssuer, code: '' } : unnamed);
}
