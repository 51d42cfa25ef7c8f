import { Button } from 'antd';
import { useState } from 'react';
import { commandTerms } from '#core/steps/texts.ts';
import type { Term } from '#core/contracts/term.ts';
import { useHistory } from '../../api/reads.ts';
import type { History } from '../../api/contract.ts';
import { Answered } from '../../parts/answered.tsx';
import { instantText } from '../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../parts/language.tsx';
import { caseTexts } from './texts.ts';

/** What happened, in words, the latest first; read when it is asked for. */
export function Timeline({ id }: { readonly id: string }) {
  const t = useTexts(caseTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-label={t.timeline} className="card">
      <h2>{t.timeline}</h2>
      {isOpen ? <Happenings id={id} /> : <Button onClick={() => setOpen(true)}>{t.showTimeline}</Button>}
    </section>
  );
}

function Happenings({ id }: { readonly id: string }) {
  return (
    <Answered query={useHistory(id)}>
      {({ commits }) => (
        <ol className="timeline">
          {[...commits].reverse().map((commit) => (
            <Happening key={commit.seq} commit={commit} />
          ))}
        </ol>
      )}
    </Answered>
  );
}

function Happening({ commit }: { readonly commit: History['commits'][number] }) {
  const t = useTexts(caseTexts);
  const say = useSay();
  const { language } = useLanguage();
  const ofPeople: Readonly<Record<string, Term>> = commandTerms;
  const ofRecord: Readonly<Record<string, string>> = t.recorded;
  const term = ofPeople[commit.command];
  const what = ofRecord[commit.command] ?? (term === undefined ? t.otherStep : say(term));
  const { name, role, unit } = commit.actor;
  const who = role === 'system' ? t.system : unit === undefined ? name : `${name}（${unit.name}）`;
  return (
    <li>
      <time dateTime={commit.at}>{instantText(commit.at, language)}</time> <strong>{what}</strong> <span className="soft">{who}</span>
    </li>
  );
}
