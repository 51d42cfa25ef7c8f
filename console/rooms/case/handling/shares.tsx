import { statusTerms } from '#core/case/terms.ts';
import type { CaseAnswer, Share } from '../../../api/contract.ts';
import { instantText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { useUnitName } from '../../../parts/unit-names.ts';
import { Clearance } from './clearance.tsx';
import { caseTexts } from '../texts.ts';

/** Every unit's share: its role, where it stands, whom to ask, and what passed between it and the office where the reader may see that. */
export function Shares({ found }: { readonly found: CaseAnswer }) {
  const t = useTexts(caseTexts);
  if (found.assignments.length === 0) return null;
  return (
    <section aria-label={t.shares} className="card">
      <h2>{t.shares}</h2>
      <ul className="shares">
        {found.assignments.map((share) => (
          <ShareLine key={share.id} share={share} />
        ))}
      </ul>
    </section>
  );
}

function ShareLine({ share }: { readonly share: Share }) {
  const unitName = useUnitName();
  const personName = usePersonName();
  const t = useTexts(caseTexts);
  const say = useSay();
  const { language } = useLanguage();
  const { contact, returnRequest } = share;
  const said = [
    ...(share.dispatchOpinion === undefined ? [] : [[t.dispatchOpinion, share.dispatchOpinion] as const]),
    ...(returnRequest === undefined ? [] : [[t.returnAsked(unitName(returnRequest.suggestedUnit)), returnRequest.reason] as const]),
    ...(share.opinion === undefined ? [] : [[t.opinion, share.opinion] as const]),
  ];
  return (
    <li>
      <p>
        <strong>{unitName(share.unit)}</strong> <span className="tag">{t.roles[share.role]}</span>{' '}
        <span>{say(statusTerms[share.status])}</span>
        {share.hangs !== undefined && <span className="tag"> {say(share.hangs.name)}</span>}
        {share.round > 0 && <span className="tag"> {t.round(share.round)}</span>}
      </p>
      <p className="soft">
        {t.assigned(instantText(share.assignedAt, language))}
        {share.signedForAt !== undefined && ` · ${t.signedFor(instantText(share.signedForAt, language))}`}
      </p>
      {contact !== undefined && (
        <p className="soft">
          {t.contact(personName(contact))}
          {contact.phone !== undefined && (
            <>
              {' '}
              <a href={`tel:${contact.phone}`}>{contact.phone}</a>
            </>
          )}
        </p>
      )}
      {share.clearance !== undefined && <Clearance clearance={share.clearance} />}
      {said.map(([label, text]) => (
        <div key={label} className="said">
          <p className="soft">{label}</p>
          <p className="letter">{text}</p>
        </div>
      ))}
    </li>
  );
}
