import { useMemo } from 'react';
import type { Statistics } from '../../api/contract.ts';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { FigureTable } from './figure-table.tsx';
import type { Cell } from './figure-table.tsx';
import { figuresTexts } from './texts.ts';

/** Units beside each other: what they have, what is late, how long an answer takes. */
export function UnitFigures({ told }: { readonly told: Statistics }) {
  const t = useTexts(figuresTexts);
  const { language } = useLanguage();
  const session = told.session.id;
  const { rows, series } = useMemo(() => {
    const late = told.units.map(({ lateNow }) => lateNow);
    const open = told.units.map(({ open: inHand, lateNow }) => inHand - lateNow);
    const done = told.units.map(({ lead, coHandler, open: inHand }) => lead + coHandler - inHand);
    return {
      rows: told.units.map((one): readonly Cell[] => [
        { is: language === 'zh' ? one.unit.name : one.unit.nameEn, list: { session, unit: one.unit.id } },
        { is: one.lead },
        { is: one.coHandler },
        { is: one.open },
        { is: one.lateNow, list: { session, unit: one.unit.id, light: 'red' } },
        { is: one.met },
        { is: one.late },
        { is: one.days ?? t.none },
        { is: one.gone },
      ]),
      series: [
        { name: t.lateNow, values: late, colour: 'red' as const },
        { name: t.inTime, values: open, colour: 'accent' as const },
        { name: t.done, values: done, colour: 'green' as const },
      ],
    };
  }, [told, language, session, t]);
  return (
    <FigureTable
      title={t.byUnit}
      columns={[t.unit, t.lead, t.coHandler, t.open, t.lateNow, t.met, t.late, t.averageDays, t.gone]}
      rows={rows}
      series={series}
      fileName={`${told.session.name}-${t.byUnit}.csv`}
    />
  );
}
