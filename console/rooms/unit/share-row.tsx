import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import type { UnitShare } from '../../api/contract.ts';
import { DueLine } from '../../parts/due-line.tsx';
import { useSayWithin, useTexts } from '../../parts/language.tsx';
import { usePersonName } from '../../parts/person-names.ts';
import { useUnitName } from '../../parts/unit-names.ts';
import { KeyTag } from '../../parts/key-tag.tsx';
import { Left, LightTag } from '../../parts/light-tag.tsx';
import { texts } from '../../texts.ts';
import { unitTexts } from './texts.ts';

interface ShareRowProps {
  readonly share: UnitShare;
  readonly now: number;
  /** Undefined where nothing is to be selected. */
  readonly isSelected: boolean | undefined;
  readonly select: (isWanted: boolean) => void;
  readonly signFor: () => void;
}

/** One share: how urgent, which, what is next and for whom it waits. */
export function ShareRow({ share, now, isSelected, select, signFor }: ShareRowProps) {
  const unitName = useUnitName();
  const personName = usePersonName();
  const t = useTexts(unitTexts);
  const common = useTexts(texts);
  const within = useSayWithin();
  const { case: line, tasks, awaited, role, next } = share;
  return (
    <li className="case-row share-row">
      <span className="row-light">
        <LightTag light={tasks[0]?.light ?? line.light} />
        {isSelected !== undefined && next === 'sign-for' && (
          <Checkbox aria-label={t.select(line.title)} checked={isSelected} onChange={({ target }) => select(target.checked)} />
        )}
      </span>
      <span className="row-title">
        <Link to="/cases/$id" params={{ id: line.id }}>
          {line.title}
        </Link>
        <span className="soft">
          <KeyTag line={line} /> {line.caseNumber === undefined ? common.unnumbered : common.number(line.caseNumber)} · {t.roles[role]} ·{' '}
          {personName(line.author)}
        </span>
        <span>{t.next[next]}</span>
        {awaited.map(({ task, unit }) => (
          <span key={task.clockId} className="soft">
            {unit === undefined ? t.awaitsOffice : t.awaits(unitName(unit))} {within(task.name)} <Left dueAt={task.dueAt} now={now} />
          </span>
        ))}
        <NextStep share={share} signFor={signFor} />
      </span>
      <span className="row-due">
        {tasks.map((task) => (
          <DueLine key={task.clockId} task={task} now={now} />
        ))}
      </span>
    </li>
  );
}

function NextStep({ share, signFor }: { readonly share: UnitShare; readonly signFor: () => void }) {
  const t = useTexts(unitTexts);
  const { id } = share.case;
  const { assignmentId, next } = share;
  const form = (act: string, label: string) => (
    <Link to="/cases/$id" params={{ id }} search={{ act, for: assignmentId }}>
      {label}
    </Link>
  );
  switch (next) {
    case 'sign-for':
      return (
        <span className="next-step">
          <Button onClick={signFor}>{t.signFor}</Button> {form('request-return', t.askBack)}
        </span>
      );
    case 'give-opinion':
      return <span className="next-step">{form('give-opinion', t.giveOpinion)}</span>;
    case 'opinions-awaited':
    case 'write-reply':
      return (
        <span className="next-step">
          <Link to="/desk/reply/$id/$share" params={{ id, share: assignmentId }}>
            {t.writeReply}
          </Link>
        </span>
      );
    case 'return-decision':
      return null;
  }
}
