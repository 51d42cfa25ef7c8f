import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { People } from '../api/contract.ts';
import { useApi } from '../api/use-api.ts';
import { useLanguage } from '../parts/language.tsx';
import { englishNames } from '../parts/english-names.ts';
import { PersonNamesContext } from '../parts/person-names.ts';
import type { PersonNameOf } from '../parts/person-names.ts';

/** Answers tell people by their Chinese names; in English the directory's English one stands in its place, where it has one. */
export function PersonNames({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const people = useApi<People>(language === 'en' ? '/v1/directory/people' : undefined).data?.body.people;
  const nameOf = useMemo<PersonNameOf>(() => englishNames(language === 'en' ? (people ?? []) : []), [language, people]);
  return <PersonNamesContext value={nameOf}>{children}</PersonNamesContext>;
}
