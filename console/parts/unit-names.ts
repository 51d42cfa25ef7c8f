import { createContext, useContext } from 'react';

interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

export type UnitNameOf = (unit: NamedUnit) => string;

export const UnitNamesContext = createContext<UnitNameOf>(({ name }) => name);

/** A unit by the name the reader's language has for it (`frame/unit-names.tsx`). */
export function useUnitName(): UnitNameOf {
  return useContext(UnitNamesContext);
}
