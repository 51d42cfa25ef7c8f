import { instantText } from '../../../parts/dates.ts';
import { FaultPage } from '../../../parts/fault/fault-page.tsx';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { More } from '../../../parts/more.tsx';
import type { Mails } from '../contract.ts';
import { useMails } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

/** The mails to one recipient, the latest first. */
export function MailList({ to }: { readonly to: string }) {
  const { mails: t } = useTexts(administrationTexts);
  const say = useSay();
  const query = useMails(to);
  const [first] = query.data?.pages ?? [];
  if (first === undefined) return query.error === null ? <Loading /> : <FaultPage error={query.error} />;
  const mails = query.data?.pages.flatMap(({ body }) => body.mails) ?? [];
  return (
    <section className="card" aria-labelledby="mails">
      <h2 id="mails">{t.list(say(first.body.recipient.name))}</h2>
      {mails.length === 0 && <p>{t.nothing}</p>}
      <ul className="timeline">
        {mails.map((mail) => (
          <OneMail key={mail.id ?? mail.at} mail={mail} />
        ))}
      </ul>
      <More query={query} />
    </section>
  );
}

function OneMail({ mail }: { readonly mail: Mails['mails'][number] }) {
  const { mails: t } = useTexts(administrationTexts);
  const say = useSay();
  const { language } = useLanguage();
  const { at, statusName, again, notices, deliveredAt, failedAt, reason } = mail;
  const facts = [
    t.notices(notices),
    ...(again ? [t.again] : []),
    ...(deliveredAt === undefined ? [] : [t.delivered(instantText(deliveredAt, language))]),
    ...(failedAt === undefined ? [] : [t.failed(instantText(failedAt, language))]),
    ...(reason === undefined ? [] : [reason]),
  ];
  return (
    <li>
      <strong>{instantText(at, language)}</strong> <span className={failedAt === undefined ? 'tag' : 'tag fault'}>{say(statusName)}</span>{' '}
      <span className="soft">{facts.join(' · ')}</span>
    </li>
  );
}
