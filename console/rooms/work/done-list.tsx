import { Link } from '@tanstack/react-router';
import type { WorkDone } from '../../api/contract.ts';
import { useWorkDone } from '../../api/reads.ts';
import { useReader } from '../../frame/reader.tsx';
import { Answered } from '../../parts/answered.tsx';
import { instantText } from '../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { texts } from '../../texts.ts';
import { KeyTag } from '../../parts/key-tag.tsx';
import { workTexts } from './texts.ts';

type Item = WorkDone['items'][number];

/** What was done on the reader's desks within sixty days, the latest first. */
export function DoneList() {
  const t = useTexts(workTexts).done;
  return (
    <Answered query={useWorkDone()}>
      {({ items }) =>
        items.length === 0 ? (
          <p role="status" className="nothing">
            {t.nothing}
          </p>
        ) : (
          <ul className="case-list" aria-label={t.title}>
            {items.map((item) => (
              <DoneRow key={`${item.case.id} ${item.clock.clockId}`} item={item} />
            ))}
          </ul>
        )
      }
    </Answered>
  );
}

function DoneRow({ item }: { readonly item: Item }) {
  const t = useTexts(workTexts).done;
  const { number, unnumbered } = useTexts(texts);
  const say = useSay();
  const { language } = useLanguage();
  const { me } = useReader();
  const personName = usePersonName();
  const { case: line, clock, endedAt, isLate, by } = item;
  const who = by === undefined ? t.byItself : by.id === me.id ? t.byMe : personName(by);
  return (
    <li className="case-row done">
      <span className="row-title">
        <Link to="/cases/$id" params={{ id: line.id }}>
          {line.title}
        </Link>
        <span className="soft">
          <KeyTag line={line} /> {line.caseNumber === undefined ? unnumbered : number(line.caseNumber)} · {say(line.stageName)} ·{' '}
          {personName(line.author)}
        </span>
      </span>
      <span className="row-due">
        <span className="due-line">
          <span>{say(clock.name)}</span> <span className="soft">{who}</span>
          <span className="soft">
            <time dateTime={endedAt}>{instantText(endedAt, language)}</time>
            {isLate && ` · ${t.late}`}
          </span>
        </span>
      </span>
    </li>
  );
}
