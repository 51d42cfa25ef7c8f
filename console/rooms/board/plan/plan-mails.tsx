import { instantText, localDay } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import type { Plan } from '../contract.ts';
import { boardTexts } from '../texts.ts';

interface Together {
  readonly name: string;
  readonly at: string;
  readonly count: number;
  readonly lines: ReadonlySet<number>;
}

/** Exactly the mails that go, one for each recipient; and what other systems hear. */
export function PlanMails({ plan: { mails, webhooks } }: { readonly plan: Plan }) {
  const t = useTexts(boardTexts).plan;
  const say = useSay();
  const { language } = useLanguage();
  // Whoever is told under one name on one day, authors among them, is one line here: each has a minute of its own.
  const together = new Map<string, Together>();
  for (const { recipient, at, lines } of [...mails].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    const name = say(recipient);
    const key = `${name} ${localDay(at)}`;
    const before = together.get(key);
    together.set(key, {
      name,
      at: before?.at ?? at,
      count: (before?.count ?? 0) + 1,
      lines: new Set([...(before?.lines ?? []), ...lines]),
    });
  }
  return (
    <section className="card not-printed" aria-label={t.mails}>
      <h2>{t.mails}</h2>
      <p>{mails.length === 0 ? t.noMail : t.mailsWhat(mails.length)}</p>
      <ul className="board-mails" tabIndex={0} aria-label={t.mails}>
        {[...together.values()].map(({ name, at, count, lines }) => (
          <li key={`${name} ${at}`}>
            {t.mailsTo(name, count)} · {t.mailLines(lines.size)} <span className="soft">{t.mailAt(instantText(at, language))}</span>
          </li>
        ))}
      </ul>
      {webhooks.length > 0 && (
        <details>
          <summary>{t.webhooks}</summary>
          <ul>
            {webhooks.map(({ type, meaning, events }) => (
              <li key={type}>{t.webhook(meaning === undefined ? type : say(meaning), events)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
