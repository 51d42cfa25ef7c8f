import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { CaseLine } from '../api/contract.ts';
import { texts } from '../texts.ts';
import { DueLine } from './due-line.tsx';
import type { DueTask } from './due-line.tsx';
import { useSay, useTexts } from './language.tsx';
import { usePersonName } from './person-names.ts';
import { useUnitName } from './unit-names.ts';
import { KeyTag } from './key-tag.tsx';
import { LightTag } from './light-tag.tsx';

interface CaseRowProps {
  readonly line: CaseLine;
  /** What is to be done, earliest due first; the case's own next step unless others are meant. */
  readonly tasks?: readonly DueTask[];
  /** The API's time, in milliseconds since 1970. */
  readonly now: number;
}

/** One case in a list: how urgent, which, what is to be done, where it stands. */
export const CaseRow = memo(function CaseRow({ line, tasks = line.due === undefined ? [] : [line.due], now }: CaseRowProps) {
  const unitName = useUnitName();
  const personName = usePersonName();
  const t = useTexts(texts);
  const say = useSay();
  const units = line.lead === undefined ? line.units : [line.lead, ...line.units.filter(({ id }) => id !== line.lead?.id)];
  return (
    <li className="case-row">
      <span className="row-light">
        <LightTag light={tasks[0]?.light ?? line.light} />
      </span>
      <span className="row-title">
        <Link to="/cases/$id" params={{ id: line.id }}>
          {line.title}
        </Link>
        <span className="soft">
          <KeyTag line={line} /> {line.caseNumber === undefined ? t.unnumbered : t.number(line.caseNumber)} · {say(line.stageName)} ·{' '}
          {personName(line.author)}
          {units.length > 0 && ` · ${units.map(unitName).join(t.unitComma)}`}
        </span>
      </span>
      {tasks.length > 0 && (
        <span className="row-due">
          {tasks.map((task) => (
            <DueLine key={task.clockId} task={task} now={now} />
          ))}
        </span>
      )}
    </li>
  );
});
