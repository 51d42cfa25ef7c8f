import type { Share } from '../../../api/contract.ts';
import { instantText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { LetterText } from '../../../parts/text/letter-text.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { caseTexts } from '../texts.ts';

/** A reply that goes round to be signed: its text, who has cleared it, whom it waits for, and why it came back. */
export function Clearance({ clearance }: { readonly clearance: NonNullable<Share['clearance']> }) {
  const t = useTexts(caseTexts).clearance;
  const say = useSay();
  const unitName = useUnitName();
  const personName = usePersonName();
  const whose = (unit: { readonly id: string; readonly name: string } | undefined): string =>
    unit === undefined ? t.office : unitName(unit);
  const { language } = useLanguage();
  const { submittedBy, submittedAt, cleared, awaits, returned, paragraphs } = clearance;
  return (
    <section aria-label={t.title} className="said">
      <p className="soft">{t.submitted(personName(submittedBy), instantText(submittedAt, language))}</p>
      <ul>
        {cleared.map(({ step, name, unit, person, at, comment, before, changedClass }) => (
          <li key={`${step} ${unit?.id ?? ''}`}>
            {t.cleared(
              say(name),
              [whose(unit), ...(person === undefined ? [] : [personName(person)])].join(' '),
              instantText(at, language),
            )}
            {person === undefined && ` ${t.bySilence}`}
            {before !== undefined && ` ${t.changed}`}
            {changedClass !== undefined && ` ${t.changedClass(changedClass.from, changedClass.to, changedClass.reason)}`}
            {comment !== undefined && <p className="letter">{comment}</p>}
          </li>
        ))}
        {awaits.map((unit) => (
          <li key={unit.id}>{t.awaits(unitName(unit))}</li>
        ))}
      </ul>
      {returned !== undefined && (
        <>
          <p className="soft">{t.returned(whose(returned.unit), instantText(returned.at, language))}</p>
          <p className="letter">{returned.reason}</p>
        </>
      )}
      <details>
        <summary>{t.text}</summary>
        <LetterText paragraphs={paragraphs} />
      </details>
    </section>
  );
}
