import { Button } from 'antd';
import { useState } from 'react';
import { useRemindersOf } from '../../../api/reads.ts';
import type { Reminders } from '../../../api/contract.ts';
import { Answered } from '../../../parts/answered.tsx';
import { dayText, instantText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { caseTexts } from '../texts.ts';

type Went = Reminders['reminders'][number];
type Coming = Reminders['forecast'][number];

/** What was told to whom about the case, and what will be if nobody acts; read when it is asked for. */
export function Mails({ id }: { readonly id: string }) {
  const t = useTexts(caseTexts).mails;
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label={t.title} className="card">
      <h2>{t.title}</h2>
      {isOpen ? <Told id={id} /> : <Button onClick={() => setOpen(true)}>{t.show}</Button>}
    </section>
  );
}

function Told({ id }: { readonly id: string }) {
  const t = useTexts(caseTexts).mails;
  return (
    <Answered query={useRemindersOf(id)}>
      {({ reminders, forecast }) => (
        <>
          {reminders.length === 0 ? <p>{t.none}</p> : <h3>{t.sent}</h3>}
          <ul className="shares">
            {reminders.map((one) => (
              <WentLine key={`${one.at} ${one.kind} ${one.recipient.id ?? one.recipient.kind} ${one.rule}`} went={one} />
            ))}
          </ul>
          {forecast.length > 0 && <h3>{t.coming}</h3>}
          <ul className="shares">
            {forecast.map((one) => (
              <ComingLine key={`${one.at} ${one.kind} ${one.recipient.id ?? one.recipient.kind} ${one.rule}`} coming={one} />
            ))}
          </ul>
        </>
      )}
    </Answered>
  );
}

function WentLine({ went }: { readonly went: Went }) {
  const t = useTexts(caseTexts).mails;
  const say = useSay();
  const { language } = useLanguage();
  const { mail, settledAt, readyAt, statusName, reason, channel } = went;
  const at = mail?.at ?? settledAt ?? readyAt;
  const state = [
    say(mail?.statusName ?? statusName),
    ...(reason === undefined ? [] : [say(reason.name)]),
    ...(channel === 'robot' ? [t.robot] : []),
  ];
  return (
    <li>
      <What told={went} />
      <p className="soft">
        <time dateTime={at}>{instantText(at, language)}</time> · {state.join(' · ')}
      </p>
    </li>
  );
}

function ComingLine({ coming }: { readonly coming: Coming }) {
  const { language } = useLanguage();
  return (
    <li>
      <What told={coming} />
      <p className="soft">{dayText(coming.on, language)}</p>
    </li>
  );
}

function What({ told }: { readonly told: Went | Coming }) {
  const t = useTexts(caseTexts).mails;
  const say = useSay();
  const { kindName, clock, ruleName, recipient, onBehalfOf, byHand } = told;
  const about = [say(kindName), ...(clock === undefined ? [] : [say(clock.name)]), ...(byHand ? [t.byHand] : [say(ruleName)])];
  return (
    <p>
      <strong>{say(recipient.name)}</strong>
      {onBehalfOf !== undefined && <span className="soft"> {t.behalf(say(onBehalfOf.name))}</span>}{' '}
      <span>{[...new Set(about)].join(' · ')}</span>
    </p>
  );
}
