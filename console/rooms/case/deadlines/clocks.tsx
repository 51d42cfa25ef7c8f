import type { ReactNode } from 'react';
import type { CaseAnswer, Deadline } from '../../../api/contract.ts';
import { dayText, instantText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useSayWithin, useTexts } from '../../../parts/language.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { Left, LightTag } from '../../../parts/light-tag.tsx';
import { texts } from '../../../texts.ts';
import { Reckoning } from './reckoning.tsx';
import { caseTexts } from '../texts.ts';

interface ClocksProps {
  readonly found: CaseAnswer;
  readonly deadlines: readonly Deadline[];
  /** The API's time, in milliseconds since 1970. */
  readonly now: number;
  /** What is offered for those that run. */
  readonly children?: (open: readonly Deadline[]) => ReactNode;
}

/** Each clock that runs: whose, until when, how long still, and why; then those that ended. */
export function Clocks({ found, deadlines, now, children }: ClocksProps) {
  const t = useTexts(caseTexts);
  const open = deadlines.filter(({ closed }) => closed === undefined).sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const ended = deadlines.filter(({ closed }) => closed !== undefined);
  return (
    <section aria-label={t.deadlines} className="card">
      <h2>{t.deadlines}</h2>
      {open.length === 0 && <p>{t.noDeadlines}</p>}
      <ul className="clocks">
        {open.map((deadline) => (
          <Clock key={deadline.clockId} found={found} deadline={deadline} now={now} />
        ))}
      </ul>
      {open.length > 0 && children?.(open)}
      {ended.length > 0 && (
        <details>
          <summary>{t.ended(ended.length)}</summary>
          <ul className="clocks">
            {ended.map((deadline) => (
              <EndedClock key={deadline.clockId} found={found} deadline={deadline} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface ClockProps {
  readonly found: CaseAnswer;
  readonly deadline: Deadline;
}

function Clock({ found, deadline, now }: ClockProps & { readonly now: number }) {
  const t = useTexts(caseTexts);
  const { provisional } = useTexts(texts);
  const within = useSayWithin();
  const { language } = useLanguage();
  return (
    <li className={`clock ${deadline.light}`}>
      <ClockName found={found} deadline={deadline} />
      <p className="due">
        <LightTag light={deadline.light} /> <Left dueAt={deadline.dueAt} now={now} />{' '}
        <span>{dayText(deadline.deadline.dueOn, language)}</span>
        {deadline.deadline.provisional && <span className="provisional"> {provisional}</span>}{' '}
        <span className="soft">{t.holder(within(deadline.holder))}</span>
      </p>
      <details>
        <summary>{t.whyThisDate}</summary>
        <Reckoning deadline={deadline} />
      </details>
    </li>
  );
}

function EndedClock({ found, deadline }: ClockProps) {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const { closed } = deadline;
  return (
    <li className="clock">
      <ClockName found={found} deadline={deadline} />
      <p className="due soft">
        {dayText(deadline.deadline.dueOn, language)}
        {closed !== undefined && ` · ${t.endedAt(instantText(closed.at, language))} · ${t.ends[closed.how]}`}
      </p>
    </li>
  );
}

function ClockName({ found, deadline }: ClockProps) {
  const say = useSay();
  const unitName = useUnitName();
  const share = found.assignments.find(({ id }) => id === deadline.assignmentId);
  const unit = share && unitName(share.unit);
  return (
    <h3>
      {say(deadline.name)}
      {unit !== undefined && unit !== say(deadline.holder) && <span className="soft"> · {unit}</span>}
    </h3>
  );
}
