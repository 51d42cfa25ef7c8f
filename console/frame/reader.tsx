import { createContext, useContext } from 'react';
import type { Me, Role } from '../api/contract.ts';

/** Who is at this desk. */
export interface Reader {
  readonly me: Me;
  /** The one of her roles for which the menu is made; what she may do, the API says, whatever is chosen here. */
  readonly role: Role;
  readonly chooseRole: (role: Role) => void;
}

export const ReaderContext = createContext<Reader | undefined>(undefined);

/** @throws Error outside the desk's frame */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (reader === undefined) throw new Error('nobody is signed in here');
  return reader;
}
