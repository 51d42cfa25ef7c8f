import type { Term } from '#core/contracts/term.ts';
import type { BodyName, Directory } from '#core/directory/directory.ts';
import { defaultPolicy } from './default-policy.ts';
import type { Policy } from './policy.ts';

/** Whose paper it is: the government's office watches units; the committee may remind them by hand. */
export type Issuing = 'office' | 'committee';

const unnamed: Term = { zh: '政协提案委员会', en: 'Proposals Committee of the CPPCC' };

/** By the body's own name and place, as such offices are called. */
const composed: Readonly<Record<Issuing, (body: BodyName) => Term>> = {
  office: ({ place, placeEn }) => ({ zh: `${place}人民政府办公室`, en: `General Office of the People's Government of ${placeEn}` }),
  committee: ({ name, nameEn }) => ({ zh: `${name}提案委员会`, en: `Proposals Committee of ${nameEn}` }),
};

/**
 * Who issues a paper: by the full name the policy has; without one by what the directory calls the body, unless the policy names the
 * office in words of its own.
 */
export function issuerOf(issuing: Issuing, { issuers, documentIssuer }: Policy, { bodyName }: Pick<Directory, 'bodyName'>): Term {
  if (issuers !== undefined) return { zh: issuers[issuing].zh, en: issuers[issuing].en };
  const isPreset = documentIssuer.zh === defaultPolicy.documentIssuer.zh;
  if (bodyName !== undefined && (issuing === 'committee' || isPreset)) return composed[issuing](bodyName);
  return issuing === 'office' ? documentIssuer : unnamed;
}

/** The 机关代字 before its numbers; empty where the policy names none. */
export function issuerCode(issuing: Issuing, { issuers }: Pick<Policy, 'issuers'>): string {
  return issuers?.[issuing].code ?? '';
}
