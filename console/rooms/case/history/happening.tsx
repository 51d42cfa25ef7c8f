import type { History } from '../../../api/contract.ts';
import { instantText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { useUnitName } from '../../../parts/unit-names.ts';
import { eventFacts } from './event-facts.ts';
import type { EventFacts, Names } from './event-facts.ts';
import { en } from './event-words.en.ts';
import { zh } from './event-words.zh.ts';
import { texts } from '../../../texts.ts';
import { caseTexts } from '../texts.ts';

type Commit = History['commits'][number];

const words: Readonly<Record<'zh' | 'en', Readonly<Record<string, (event: EventFacts) => string>>>> = { zh, en };

/** One entry of the record: when, what, who, and what came of it. */
export function Happening({ commit, names }: { readonly commit: Commit; readonly names: Names }) {
  const unitName = useUnitName();
  const personName = usePersonName();
  const t = useTexts(caseTexts);
  const { ofUnit } = useTexts(texts);
  const say = useSay();
  const { language } = useLanguage();
  const ofRecord: Readonly<Record<string, string>> = t.recorded;
  const what = ofRecord[commit.command] ?? (commit.name === undefined ? t.otherStep : say(commit.name));
  const { role, unit } = commit.actor;
  const name = personName(commit.actor);
  const who = role === 'system' ? t.system : unit === undefined ? name : ofUnit(name, unitName(unit));
  const details = commit.events
    .map((event) => words[language][event.type]?.(eventFacts(event, names, language)) ?? '')
    .filter((said) => said !== '');
  return (
    <li>
      <time dateTime={commit.at}>{instantText(commit.at, language)}</time> <strong>{what}</strong> <span className="soft">{who}</span>
      {details.length > 0 && (
        <ul className="details">
          {[...new Set(details)].map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
