import { Link } from '@tanstack/react-router';
import type { CaseLine } from '../api/contract.ts';
import { texts } from '../texts.ts';
import { dayText } from './dates.ts';
import { useLanguage, useSay, useTexts } from './language.tsx';
import { Left, LightTag } from './light-tag.tsx';

interface CaseRowProps {
  readonly line: CaseLine;
  /** What is to be done; the case's own next step unless another is meant. */
  readonly task?: NonNullable<CaseLine['due']> | undefined;
  /** The API's time, in milliseconds since 1970. */
  readonly now: number;
}

/** One case in a list: how urgent, which, what is to be done, where it stands. */
export function CaseRow({ line, task = line.due, now }: CaseRowProps) {
  const t = useTexts(texts);
  const say = useSay();
  const { language } = useLanguage();
  const units = line.lead === undefined ? line.units : [line.lead, ...line.units.filter(({ id }) => id !== line.lead?.id)];
  return (
    <li className="case-row">
      <span className="row-light">
        <LightTag light={task?.light ?? line.light} />
      </span>
      <span className="row-title">
        <Link to="/cases/$id" params={{ id: line.id }}>
          {line.title}
        </Link>
        <span className="soft">
          {line.caseNumber === undefined ? t.unnumbered : t.number(line.caseNumber)} · {say(line.stageName)} · {line.author.name}
          {units.length > 0 && ` · ${units.map(({ name }) => name).join('、')}`}
        </span>
      </span>
      {task !== undefined && (
        <span className="row-due">
          <span>{say(task.name)}</span> <Left dueAt={task.dueAt} now={now} />
          <span className="soft">
            {dayText(task.dueOn, language)}
            {task.provisional && ` (${t.provisional})`}
          </span>
        </span>
      )}
    </li>
  );
}
