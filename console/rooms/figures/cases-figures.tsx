import { useMemo } from 'react';
import type { Statistics } from '../../api/contract.ts';
import { useSay, useTexts } from '../../parts/language.tsx';
import { texts } from '../../texts.ts';
import { FigureTable } from './figure-table.tsx';
import type { Cell } from './figure-table.tsx';
import { figuresTexts } from './texts.ts';

const lightNames = ['red', 'yellow', 'green', 'grey'] as const;
const judgements = ['satisfied', 'basically', 'not'] as const;

/** Cases by stage, light, kind, class and judgement, and what each step took. */
export function CasesFigures({ told }: { readonly told: Statistics }) {
  const t = useTexts(figuresTexts);
  const { lights } = useTexts(texts);
  const say = useSay();
  const session = told.session.id;
  const tables = useMemo(() => {
    const counts = (title: string, column: string, found: Statistics['kinds'], listOf?: (code: string) => NonNullable<Cell['list']>) => ({
      title,
      columns: [column, t.cases],
      rows: found.map(({ code, name, count }) => [
        { is: say(name) },
        { is: count, ...(listOf === undefined ? {} : { list: listOf(code) }) },
      ]),
      series: [{ name: t.cases, values: found.map(({ count }) => count) }],
    });
    const stages = told.stages.filter(({ count }) => count > 0);
    return [
      {
        title: t.byStage,
        columns: [t.stage, t.cases],
        rows: stages.map(({ stage, name, count }) => [{ is: say(name) }, { is: count, list: { session, stage } }]),
        series: [{ name: t.cases, values: stages.map(({ count }) => count) }],
      },
      {
        title: t.byLight,
        columns: [t.light, t.cases],
        rows: lightNames.map((light) => [{ is: lights[light] }, { is: told.lights[light], list: { session, light } }]),
        series: [{ name: t.cases, values: lightNames.map((light) => told.lights[light]), colours: lightNames }],
      },
      {
        title: t.steps,
        columns: [t.step, t.averageDays, t.met, t.late, t.silence],
        rows: told.steps.map((step) => [
          { is: say(step.name) },
          { is: step.days ?? t.none },
          { is: step.met },
          { is: step.late },
          { is: step.silence },
        ]),
        series: [{ name: t.averageDays, values: told.steps.map(({ days }) => days ?? 0) }],
      },
      counts(t.byClass, t.class, told.classes, (code) => ({ session, class: code })),
      {
        title: t.judgement,
        columns: [t.judged, t.attitude, t.result],
        rows: judgements.map((one) => [{ is: t.judgements[one] }, { is: told.attitude[one] }, { is: told.result[one] }]),
        series: [],
      },
      {
        title: t.keyCases,
        columns: [t.level, t.cases, t.answered, t.answeredInTime, t.judgements.satisfied, t.judgements.basically, t.judgements.not],
        rows: told.keyCases.map(({ name, cases, answered, inTime, result }) => [
          { is: say(name) },
          { is: cases, list: { session, key: 'true' } },
          { is: answered },
          { is: inTime },
          { is: result.satisfied },
          { is: result.basically },
          { is: result.not },
        ]),
        series: [],
      },
      counts(t.byKind, t.kind, told.kinds),
      counts(t.byReason, t.reason, told.reasons, () => ({ session, stage: 'declined' })),
    ];
  }, [told, t, lights, say, session]);
  return (
    <div className="figure-cards">
      {tables
        .filter(({ rows, title }) => rows.length > 0 || title === t.byStage)
        .map((table) => (
          <FigureTable key={table.title} {...table} fileName={`${told.session.name}-${table.title}.csv`} />
        ))}
    </div>
  );
}
