import type { Term } from '#core/contracts/term.ts';
import type { Person } from './directory.ts';

/** Whoever reads, as a salutation has it, and as whom. */
export interface Reader {
  /** `顾文澜委员`, `杜思远同志`, a unit by its name. */
  readonly title: Term;
  readonly is: 'member' | 'officer';
  /** Of a person who reads English; everybody else reads Chinese. */
  readonly language?: 'en';
}

/** A person in words to others or to the person: members are 委员, officers are 同志; English has the bare name. */
export function addressed({ name, nameEn, roles, language }: Pick<Person, 'name' | 'nameEn' | 'roles' | 'language'>): Reader {
  const is = roles.includes('member') ? 'member' : 'officer';
  return {
    title: { zh: `${name}${is === 'member' ? '委员' : '同志'}`, en: nameEn ?? name },
    is,
    ...(language === 'en' ? { language } : {}),
  };
}
