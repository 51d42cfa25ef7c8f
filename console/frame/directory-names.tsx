import type { ReactNode } from 'react';
import { PersonNames } from './person-names.tsx';
import { UnitNames } from './unit-names.tsx';

/** People and units by the names that the reader's language has for them. */
export function DirectoryNames({ children }: { readonly children: ReactNode }) {
  return (
    <PersonNames>
      <UnitNames>{children}</UnitNames>
    </PersonNames>
  );
}
