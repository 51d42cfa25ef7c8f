import type { CaseAnswer, Deadline } from '../../api/contract.ts';
import { dayText } from '../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../parts/language.tsx';
import { Left, LightTag } from '../../parts/light-tag.tsx';
import { texts } from '../../texts.ts';
import { caseTexts } from './texts.ts';

interface ClocksProps {
  readonly found: CaseAnswer;
  readonly deadlines: readonly Deadline[];
  /** The API's time, in milliseconds since 1970. */
  readonly now: number;
}

/** Each clock that runs: whose, until when, how long still, and why. */
export function Clocks({ found, deadlines, now }: ClocksProps) {
  const t = useTexts(caseTexts);
  const open = deadlines.filter(({ closed }) => closed === undefined).sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  return (
    <section aria-label={t.deadlines} className="card">
      <h2>{t.deadlines}</h2>
      {open.length === 0 && <p>{t.noDeadlines}</p>}
      <ul className="clocks">
        {open.map((deadline) => (
          <Clock key={deadline.clockId} found={found} deadline={deadline} now={now} />
        ))}
      </ul>
    </section>
  );
}

function Clock({ found, deadline, now }: { readonly found: CaseAnswer; readonly deadline: Deadline; readonly now: number }) {
  const t = useTexts(caseTexts);
  const { provisional } = useTexts(texts);
  const say = useSay();
  const { language } = useLanguage();
  const unit = found.assignments.find(({ id }) => id === deadline.assignmentId)?.unit.name;
  const holder = say(deadline.holder);
  return (
    <li className={`clock ${deadline.light}`}>
      <h3>
        {say(deadline.name)}
        {unit !== undefined && unit !== holder && <span className="soft"> · {unit}</span>}
      </h3>
      <p className="due">
        <LightTag light={deadline.light} /> <Left dueAt={deadline.dueAt} now={now} />{' '}
        <span>{dayText(deadline.deadline.dueOn, language)}</span>
        {deadline.deadline.provisional && <span className="provisional"> {provisional}</span>}{' '}
        <span className="soft">{t.holder(holder)}</span>
      </p>
      <details>
        <summary>{t.whyThisDate}</summary>
        <p className="how">{say(deadline.explanation)}</p>
      </details>
    </li>
  );
}
