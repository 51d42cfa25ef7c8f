import { Answered } from '../../../parts/answered.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { useMissed } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

/** What a receiver has not got yet, case by case. */
export function MissedEvents({ id }: { readonly id: string }) {
  const { webhooks: t } = useTexts(administrationTexts);
  return (
    <section className="card" aria-labelledby="missed">
      <h2 id="missed">{t.missed}</h2>
      <Answered query={useMissed(id)}>
        {({ missed, proposals }) =>
          missed.events === 0 ? (
            <p>{t.noneMissed}</p>
          ) : (
            <>
              <p>{t.owed(missed.proposals, missed.events)}</p>
              <ul>
                {proposals.map((one) => (
                  <li key={one.proposalId}>
                    {t.of(one.caseNumber === undefined ? t.unnumbered : t.number(one.caseNumber), one.missed, t.states[one.state])}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </section>
  );
}
