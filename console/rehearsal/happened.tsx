import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { instantText } from '../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../parts/language.tsx';
import { texts } from '../texts.ts';
import { rehearsalTexts } from './texts.ts';
import type { Meanwhile } from './tools.ts';

/** What happened while the clock was moved: how much of what, and in which cases. */
export function Happened({ report, close }: { readonly report: Meanwhile; readonly close: () => void }) {
  const t = useTexts(rehearsalTexts);
  const { language } = useLanguage();
  const { before, now, alarms, mails, commits, cases, more } = report;
  return (
    <section className="happened" aria-labelledby="happened">
      <h2 id="happened">{t.happened}</h2>
      <p className="soft">{t.span(instantText(before, language), instantText(now, language))}</p>
      <p role="status">{alarms + mails + commits === 0 ? t.nothing : t.counts(alarms, mails, commits)}</p>
      <ul>
        {cases.map((one) => (
          <HappenedIn key={one.id} one={one} />
        ))}
      </ul>
      {more > 0 && <p>{t.more(more)}</p>}
      <Button size="small" onClick={close}>
        {t.close}
      </Button>
    </section>
  );
}

function HappenedIn({ one: { id, title, number, alarms } }: { readonly one: Meanwhile['cases'][number] }) {
  const t = useTexts(rehearsalTexts);
  const { semicolon } = useTexts(texts);
  const say = useSay();
  const said = counted(alarms.map(({ clock, rule }) => t.alarm(say(clock), say(rule))));
  return (
    <li>
      <Link to="/cases/$id" params={{ id }}>
        {number === undefined ? '' : `${t.number(number)} `}
        {title}
      </Link>
      <span className="soft">
        {' '}
        {said.length === 0 ? t.none : said.map(([sentence, times]) => (times === 1 ? sentence : t.times(sentence, times))).join(semicolon)}
      </span>
    </li>
  );
}

/** Each once, with how often it was said. */
function counted(sentences: readonly string[]): [string, number][] {
  const times = new Map<string, number>();
  for (const one of sentences) times.set(one, (times.get(one) ?? 0) + 1);
  return [...times];
}
