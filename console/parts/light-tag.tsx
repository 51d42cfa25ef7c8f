import type { Light } from '../api/contract.ts';
import { texts } from '../texts.ts';
import { daysLeft } from './dates.ts';
import { useTexts } from './language.tsx';

/** A light by its word and its colour: never by the colour alone. */
export function LightTag({ light }: { readonly light: Light }) {
  const { lights, lightMeanings } = useTexts(texts);
  return (
    <span className={`light ${light}`} title={lightMeanings[light]}>
      {lights[light]}
    </span>
  );
}

/** `剩3天`, `今天到期`, `逾期2天`. */
export function Left({ dueAt, now }: { readonly dueAt: string; readonly now: number }) {
  const t = useTexts(texts);
  const days = daysLeft(dueAt, now);
  const said = days === 0 ? t.dueToday : days > 0 ? t.daysLeft(days) : t.daysOver(-days);
  return <strong className={days < 0 ? 'left over' : 'left'}>{said}</strong>;
}
