import { createContext, useContext } from 'react';

interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

export type PersonNameOf = (person: NamedPerson) => string;

export const PersonNamesContext = createContext<PersonNameOf>(({ name }) => name);

/** A person by the name the reader's language has for them (`frame/person-names.tsx`). */
export function usePersonName(): PersonNameOf {
  return useContext(PersonNamesContext);
}
