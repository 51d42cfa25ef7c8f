import { Link } from '@tanstack/react-router';
import { useUnreached } from '../../api/oversight-reads.ts';
import type { Unreached } from '../../api/contract.ts';
import { instantText } from '../../parts/dates.ts';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { useLanguage, useSay, useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { texts } from '../../texts.ts';
import { officeTexts } from './texts.ts';

/** Who in charge would not be told of what is theirs, which mails reached nobody, and what to do about each. */
export function UnreachedList() {
  const t = useTexts(officeTexts).unreached;
  const query = useUnreached();
  if (query.data === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  const pages = query.data.pages.map(({ body }) => body);
  const inCharge = pages.flatMap((page) => page.inCharge);
  const reminders = pages.flatMap((page) => page.reminders);
  if (inCharge.length === 0 && reminders.length === 0 && !query.hasNextPage) {
    return (
      <div className="nothing" role="status">
        <p className="nothing-what">{t.nothing}</p>
        <p>{t.next}</p>
      </div>
    );
  }
  return (
    <>
      {inCharge.length > 0 && <InCharge people={inCharge} />}
      {reminders.length > 0 && <Lost reminders={reminders} />}
      <More query={query} />
    </>
  );
}

function InCharge({ people }: { readonly people: Unreached['inCharge'] }) {
  const t = useTexts(officeTexts).unreached;
  const { named } = useTexts(texts);
  const say = useSay();
  return (
    <section aria-label={t.inCharge} className="card">
      <h2>{t.inCharge}</h2>
      <p className="soft">{t.inChargeWhat}</p>
      <ul className="unreached">
        {people.map(({ who, why, whyName, openClocks }) => (
          <li key={`${who.kind} ${who.id ?? ''} ${why}`}>
            <strong>{named(say(who.name), '')}</strong>
            {say(whyName)} <span className="soft">{t.open(openClocks)}</span>
            <p>{t.todo(why)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lost({ reminders }: { readonly reminders: Unreached['reminders'] }) {
  const t = useTexts(officeTexts).unreached;
  const { number, unnumbered } = useTexts(texts);
  const say = useSay();
  const { language } = useLanguage();
  return (
    <section aria-label={t.lost} className="card">
      <h2>{t.lost}</h2>
      <p className="soft">{t.lostWhat}</p>
      <ul className="unreached">
        {reminders.map((one) => (
          <li key={`${one.case?.id ?? ''} ${one.kind} ${one.rule} ${one.at} ${one.recipient.id ?? ''}`}>
            <strong>{say(one.recipient.name)}</strong> · {say(one.kindName)}
            {one.clock !== undefined && ` · ${say(one.clock.name)}`}
            {one.case !== undefined && (
              <>
                {' · '}
                <Link to="/cases/$id" params={{ id: one.case.id }}>
                  {one.case.number === undefined ? unnumbered : number(one.case.number)}
                </Link>
              </>
            )}
            <p className="soft">
              {instantText(one.at, language)}
              {one.reason !== undefined && ` · ${say(one.reason.name)}`}
            </p>
            <p>{t.todo(one.reason?.code ?? '')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
