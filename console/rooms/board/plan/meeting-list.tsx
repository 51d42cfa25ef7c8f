import { dayText } from '../../../parts/dates.ts';
import { useLanguage, useSay, useTexts } from '../../../parts/language.tsx';
import { usePersonName } from '../../../parts/person-names.ts';
import { useUnitName } from '../../../parts/unit-names.ts';
import { texts } from '../../../texts.ts';
import { BoardTable } from './board-table.tsx';
import type { Plan, PlanLine } from '../contract.ts';
import { boardTexts } from '../texts.ts';

/** The dispatch list for the meeting (交办清单): every proposal with its lead, its co-handlers and the day on which the answer is due. */
export function MeetingList({ plan }: { readonly plan: Plan }) {
  const t = useTexts(boardTexts).plan;
  const lines = plan.lines.filter(({ status }) => status === 'planned' || status === 'done');
  const heads = [t.headers.number, t.headers.title, t.headers.proposers, t.headers.lead, t.headers.co, t.headers.due];
  return (
    <section className="card board-page" aria-label={t.listTitle}>
      <h2>{t.listTitle}</h2>
      <p>{t.listCounts(lines.length, plan.units.length)}</p>
      <BoardTable heads={heads}>
        {lines.map((line) => (
          <Row key={line.line} line={line} />
        ))}
      </BoardTable>
    </section>
  );
}

function Row({ line }: { readonly line: PlanLine }) {
  const t = useTexts(boardTexts).plan;
  const say = useSay();
  const unitName = useUnitName();
  const personName = usePersonName();
  const { unitComma, semicolon } = useTexts(texts);
  const { language } = useLanguage();
  const unitsAs = (role: 'lead' | 'co-handler'): string =>
    line.assignments
      .filter((one) => one.role === role)
      .map(({ unit }) => unitName(unit))
      .join(unitComma) || t.none;
  const { proposers } = line;
  const reply = line.clocks.filter(({ kind }) => kind === 'reply');
  return (
    <tr>
      <td>{line.caseNumber ?? t.none}</td>
      <td>{line.title ?? t.none}</td>
      <td>{proposers === undefined ? t.none : (proposers.onBehalfOf ?? t.proposers(personName(proposers.author), proposers.coSigners))}</td>
      <td>{unitsAs('lead')}</td>
      <td>{unitsAs('co-handler')}</td>
      <td>{reply.map(({ name, dueOn }) => t.replyBy(say(name), dayText(dueOn, language))).join(semicolon) || t.none}</td>
    </tr>
  );
}
