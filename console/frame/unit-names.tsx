import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Units } from '../api/contract.ts';
import { useApi } from '../api/use-api.ts';
import { englishNames } from '../parts/english-names.ts';
import { useLanguage, useTexts } from '../parts/language.tsx';
import { UnitNamesContext } from '../parts/unit-names.ts';
import type { UnitNameOf } from '../parts/unit-names.ts';
import { texts } from '../texts.ts';

/**
 * Answers tell the Chinese name of a unit; in English it is the directory's, for a unit that still bears the name that was told: what a
 * unit was called before has no English name. Where the directory has none, the Chinese one stays, which is said once, below the page.
 */
export function UnitNames({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const { unnamedUnits } = useTexts(texts);
  const units = useApi<Units>(language === 'en' ? '/v1/directory/units' : undefined).data?.body.units;
  const nameOf = useMemo<UnitNameOf>(() => englishNames(language === 'en' ? (units ?? []) : []), [language, units]);
  const isWithout = language === 'en' && units?.some(({ name, nameEn }) => name === nameEn) === true;
  return (
    <UnitNamesContext value={nameOf}>
      {children}
      {isWithout && <p className="soft page-note">{unnamedUnits}</p>}
    </UnitNamesContext>
  );
}
