import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Units } from '../../../api/contract.ts';
import { dayText, instantText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { useUnitName } from '../../../parts/unit-names.ts';
import { texts } from '../../../texts.ts';
import { BoardTable } from './board-table.tsx';
import type { Plan, PlanLine } from '../contract.ts';
import { boardTexts } from '../texts.ts';
import { useCancelPlan } from './use-cancel-plan.ts';

interface UnitPagesProps {
  readonly plan: Plan;
  /** The unit whose page alone is shown. */
  readonly only: string | undefined;
  readonly units: Units['units'];
}

/** One page for each unit, in the directory's order: what it gets, as what, by when and why that day. Printed each on its own paper. */
export function UnitPages({ plan, only, units }: UnitPagesProps) {
  const t = useTexts(boardTexts).plan;
  const unitName = useUnitName();
  const order = new Map(units.map(({ id }, index) => [id, index]));
  const sorted = [...plan.units].sort((a, b) => (order.get(a.unit.id) ?? 0) - (order.get(b.unit.id) ?? 0));
  const shown = only === undefined ? sorted : sorted.filter(({ unit }) => unit.id === only);
  return (
    <>
      <nav className="filters" aria-label={t.units}>
        <Link to="/desk/board" search={({ unit: _unit, ...rest }) => rest} className={only === undefined ? 'active' : ''}>
          {t.allUnits}
        </Link>
        {sorted.map(({ unit, lines }) => (
          <Link
            key={unit.id}
            to="/desk/board"
            search={(rest) => ({ ...rest, unit: unit.id })}
            className={only === unit.id ? 'active' : ''}
            aria-current={only === unit.id ? 'page' : undefined}
          >
            {t.unitLines(unitName(unit), lines.length)}
          </Link>
        ))}
      </nav>
      {shown.map((one) => (
        <UnitPage key={one.unit.id} plan={plan} one={one} />
      ))}
    </>
  );
}

interface UnitPageProps {
  readonly plan: Plan;
  readonly one: Plan['units'][number];
}

function UnitPage({ plan, one: { unit, number, lines } }: UnitPageProps) {
  const t = useTexts(boardTexts).plan;
  const unitName = useUnitName();
  const { language } = useLanguage();
  const mails = plan.mails.filter((mail) => mail.unit?.id === unit.id && mail.urgency === 'prompt');
  const heads = [t.headers.number, t.headers.title, t.headers.role, t.headers.others, t.headers.due];
  // Until it begins a line can be taken back; while it runs each says how far it is.
  const lastHead = plan.state === 'in-grace' ? t.headers.act : plan.state === 'running' ? t.headers.status : undefined;
  return (
    <section className="card board-page" aria-label={t.unitTitle(unitName(unit))}>
      <h2>{t.unitTitle(unitName(unit))}</h2>
      {number !== undefined && (
        <p>
          <Link to="/desk/notices" search={{ notice: plan.id, unit: unit.id }}>
            {t.notice(number)}
          </Link>
        </p>
      )}
      <BoardTable heads={heads} unprinted={lastHead}>
        {lines.flatMap(({ line: n, role }) => {
          const line = plan.lines[n - 1];
          return line === undefined ? [] : [<Row key={n} plan={plan} line={line} role={role} unitId={unit.id} />];
        })}
      </BoardTable>
      <p className="soft not-printed">
        {mails.length === 0 ? t.unitNoMail : t.unitMails(mails.length, instantText(mails[0]?.at ?? '', language))}
      </p>
    </section>
  );
}

interface RowProps {
  readonly plan: Plan;
  readonly line: PlanLine;
  readonly role: 'lead' | 'co-handler';
  readonly unitId: string;
}

function Row({ plan, line, role, unitId }: RowProps) {
  const t = useTexts(boardTexts).plan;
  const unitName = useUnitName();
  const { unitComma } = useTexts(texts);
  const say = useSay();
  const others = line.assignments.filter(({ unit }) => unit.id !== unitId);
  return (
    <tr>
      <td>{line.caseNumber ?? t.none}</td>
      <td>{line.title ?? t.none}</td>
      <td>{t.roles[role]}</td>
      <td>{others.length === 0 ? t.none : others.map((one) => t.other(unitName(one.unit), t.roles[one.role])).join(unitComma)}</td>
      <td>
        <Dues line={line} unitId={unitId} />
      </td>
      {plan.state === 'in-grace' && (
        <td className="not-printed">
          <CancelLine planId={plan.id} line={line} />
        </td>
      )}
      {plan.state === 'running' && <td className="not-printed">{say(line.statusName)}</td>}
    </tr>
  );
}

/** The unit's own clocks: each with its day, and on the screen with how it was reckoned. */
function Dues({ line, unitId }: Pick<RowProps, 'line' | 'unitId'>) {
  const t = useTexts(boardTexts).plan;
  const say = useSay();
  const { language } = useLanguage();
  const own = line.assignments.find(({ unit }) => unit.id === unitId);
  const clocks = line.clocks.filter(({ clockId }) => own !== undefined && clockId.startsWith(`${own.assignmentId}.`));
  return (
    <ul className="board-dues">
      {clocks.map(({ clockId, name, dueOn, explanation }) => (
        <li key={clockId}>
          {t.replyBy(say(name), dayText(dueOn, language))}
          <details className="soft not-printed">
            <summary>{t.headers.why}</summary>
            {say(explanation)}
          </details>
        </li>
      ))}
    </ul>
  );
}

function CancelLine({ planId, line }: { readonly planId: string; readonly line: PlanLine }) {
  const t = useTexts(boardTexts).plan;
  const cancel = useCancelPlan(planId);
  return (
    <Button
      size="small"
      danger
      loading={cancel.isPending}
      aria-label={t.cancelLineOf(line.title ?? t.line(line.line))}
      onClick={() => cancel.mutate([line.line])}
    >
      {t.cancelLine}
    </Button>
  );
}
