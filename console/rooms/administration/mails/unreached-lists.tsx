import { instantText } from '../../../parts/dates.ts';
import { FaultPage } from '../../../parts/fault/fault-page.tsx';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { More } from '../../../parts/more.tsx';
import type { Unreached } from '../../../api/contract.ts';
import { useUnreached } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

/** Who in charge cannot be reached now, and which reminders reached nobody. */
export function UnreachedLists() {
  const { mails: t } = useTexts(administrationTexts);
  const query = useUnreached();
  const [first] = query.data?.pages ?? [];
  if (first === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  const reminders = query.data?.pages.flatMap(({ body }) => body.reminders) ?? [];
  return (
    <>
      <InCharge inCharge={first.body.inCharge} />
      <section className="card" aria-labelledby="unreached">
        <h2 id="unreached">{t.unreached}</h2>
        {reminders.length === 0 && <p>{t.noneUnreached}</p>}
        <ul className="timeline">
          {reminders.map((one, index) => (
            // What reached nobody has no name of its own; the list only grows at its end.
            // oxlint-disable-next-line react/no-array-index-key
            <OneReminder key={index} reminder={one} />
          ))}
        </ul>
        <More query={query} />
      </section>
    </>
  );
}

function InCharge({ inCharge }: Pick<Unreached, 'inCharge'>) {
  const { mails: t } = useTexts(administrationTexts);
  const say = useSay();
  return (
    <section className="card" aria-labelledby="in-charge">
      <h2 id="in-charge">{t.inCharge}</h2>
      {inCharge.length === 0 && <p>{t.noneInCharge}</p>}
      <ul className="timeline">
        {inCharge.map(({ who, why, whyName, openClocks }) => (
          <li key={`${who.id ?? who.kind} ${why}`}>
            <strong>{say(who.name)}</strong> <span className="soft">{[say(whyName), t.openClocks(openClocks)].join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneReminder({ reminder }: { readonly reminder: Unreached['reminders'][number] }) {
  const { mails: t } = useTexts(administrationTexts);
  const say = useSay();
  const { language } = useLanguage();
  const { at, kindName, recipient, onBehalfOf, reason } = reminder;
  const facts = [
    say(recipient.name),
    ...(onBehalfOf === undefined ? [] : [t.meantFor(say(onBehalfOf.name))]),
    ...(reason === undefined ? [] : [say(reason.name)]),
  ];
  return (
    <li>
      <strong>{instantText(at, language)}</strong> {say(kindName)} <span className="soft">{facts.join(' · ')}</span>
    </li>
  );
}
