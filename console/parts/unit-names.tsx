import { createContext, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Units } from '../api/contract.ts';
import { useApi } from '../api/use-api.ts';
import { texts } from '../texts.ts';
import { useLanguage, useTexts } from './language.tsx';

interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

type NameOf = (unit: NamedUnit) => string;

const UnitNames = createContext<NameOf>(({ name }) => name);

/** A unit by the name the reader's language has for it. */
export function useUnitName(): NameOf {
  return useContext(UnitNames);
}

/**
 * Answers tell the Chinese name of a unit; in English it is the directory's, for a unit that still bears the name that was told: what a
 * unit was called before has no English name. Where the directory has none, the Chinese one stays, which is said once, below the page.
 */
export function UnitNamesProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const { unnamedUnits } = useTexts(texts);
  const units = useApi<Units>(language === 'en' ? '/v1/directory/units' : undefined).data?.body.units;
  const nameOf = useMemo<NameOf>(() => {
    const english = new Map((language === 'en' ? (units ?? []) : []).map(({ id, name, nameEn }) => [`${id} ${name}`, nameEn]));
    return ({ id, name }) => english.get(`${id} ${name}`) ?? name;
  }, [language, units]);
  const isWithout = language === 'en' && units?.some(({ name, nameEn }) => name === nameEn) === true;
  return (
    <UnitNames value={nameOf}>
      {children}
      {isWithout && <p className="soft page-note">{unnamedUnits}</p>}
    </UnitNames>
  );
}
