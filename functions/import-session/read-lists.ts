import * as z from 'zod';
import * as caseEn from '#core/case/texts.en.ts';
import * as caseZh from '#core/case/texts.zh.ts';
import { lightName, listSheet, roleName } from '#core/export/list-sheet.ts';
import type { SheetLanguage } from '#core/export/list-sheet.ts';
import type { SheetToWrite } from '#core/ports/files/spreadsheets.ts';

/** Asks the API for a path as the caller. */
type Read = (path: string) => Promise<unknown>;

interface Asked {
  readonly read: Read;
  readonly language: SheetLanguage;
  /** The filters of the list, as its own route takes them. */
  readonly query: string;
}

const term = z.object({ zh: z.string(), en: z.string() });
const party = z.object({ id: z.string(), name: z.string() });
const light = z.enum(['green', 'yellow', 'red', 'grey']);
const due = z.object({ name: term, dueOn: z.string() });
const caseLine = z.object({
  caseNumber: z.string().exactOptional(),
  title: z.string(),
  kind: z.string(),
  session: z.string(),
  stageName: term,
  author: party,
  lead: party.exactOptional(),
  units: z.array(party),
  class: z.string().exactOptional(),
  light,
  due: due.exactOptional(),
});
const next = { next: z.string().exactOptional() };
const proposals = z.object({ items: z.array(caseLine), ...next });
const worklist = z.object({ items: z.array(z.object({ task: due.extend({ light }), case: caseLine })), ...next });
const statistics = z.object({
  units: z.array(
    z.object({
      unit: z.object({ name: z.string(), nameEn: z.string() }),
      lead: z.int(),
      coHandler: z.int(),
      open: z.int(),
      lateNow: z.int(),
      gone: z.int(),
      met: z.int(),
      late: z.int(),
      days: z.number().exactOptional(),
    }),
  ),
  keyCases: z.array(
    z.object({
      name: term,
      cases: z.int(),
      answered: z.int(),
      inTime: z.int(),
      result: z.object({ satisfied: z.int(), basically: z.int(), not: z.int() }),
    }),
  ),
});
const plan = z.object({
  lines: z.array(
    z.object({
      line: z.int(),
      caseNumber: z.string().exactOptional(),
      title: z.string().exactOptional(),
      assignments: z.array(z.object({ assignmentId: z.string(), unit: party, role: z.enum(['lead', 'co-handler']) })),
      clocks: z.array(z.object({ clockId: z.string(), dueOn: z.string() })),
    }),
  ),
  units: z.array(
    z.object({
      unit: party,
      number: z.string().exactOptional(),
      lines: z.array(z.object({ line: z.int(), role: z.enum(['lead', 'co-handler']) })),
    }),
  ),
});

// Twenty pages of two hundred: more than a large city's session, and some seconds' work.
const MOST_PAGES = 20;

async function everyPage<T>({ read, query }: Asked, path: string, parse: (told: unknown) => { items: T[]; next?: string }): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const search = new URLSearchParams(query);
    search.set('limit', '200');
    if (cursor !== undefined) search.set('cursor', cursor);
    const page = parse(await read(`${path}?${search.toString()}`));
    items.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) break;
  }
  return items;
}

const kindNames = (language: SheetLanguage) => new Map<string, string>(Object.entries((language === 'en' ? caseEn : caseZh).values));

export async function proposalsSheet(asked: Asked): Promise<SheetToWrite> {
  const { language } = asked;
  const items = await everyPage(asked, '/v1/proposals', (told) => proposals.parse(told));
  const kinds = kindNames(language);
  const columns = [
    'caseNumber',
    'title',
    'kind',
    'session',
    'author',
    'stage',
    'lead',
    'coHandlers',
    'class',
    'light',
    'due',
    'dueOn',
  ] as const;
  const rows = items.map((line) => [
    line.caseNumber,
    line.title,
    kinds.get(line.kind) ?? line.kind,
    line.session,
    line.author.name,
    line.stageName[language],
    line.lead?.name,
    line.units
      .filter(({ id }) => id !== line.lead?.id)
      .map(({ name }) => name)
      .join('、'),
    line.class,
    lightName(line.light, language),
    line.due?.name[language],
    line.due?.dueOn,
  ]);
  return listSheet('proposals', language, columns, rows);
}

export async function worklistSheet(asked: Asked): Promise<SheetToWrite> {
  const { language } = asked;
  const items = await everyPage(asked, '/v1/worklist', (told) => worklist.parse(told));
  const rows = items.map(({ task, case: line }) => [
    task.name[language],
    task.dueOn,
    lightName(task.light, language),
    line.caseNumber,
    line.title,
    line.author.name,
    line.stageName[language],
  ]);
  return listSheet('worklist', language, ['task', 'dueOn', 'light', 'caseNumber', 'title', 'author', 'stage'], rows);
}

/** By unit, and key cases on a sheet of their own where there are any. */
export async function statisticsSheets({ read, query, language }: Asked): Promise<SheetToWrite[]> {
  const { units, keyCases } = statistics.parse(await read(`/v1/statistics?${query}`));
  const rows = units.map(({ unit, lead, coHandler, open, lateNow, gone, met, late, days }) => [
    language === 'en' ? unit.nameEn : unit.name,
    lead,
    coHandler,
    open,
    lateNow,
    gone,
    met,
    late,
    days,
  ]);
  const byUnit = listSheet('statistics', language, ['unit', 'leads', 'coHandled', 'open', 'lateNow', 'gone', 'met', 'late', 'days'], rows);
  if (keyCases.length === 0) return [byUnit];
  const keyRows = keyCases.map(({ name, cases, answered, inTime, result }) => [
    name[language],
    cases,
    answered,
    inTime,
    result.satisfied,
    result.basically,
    result.not,
  ]);
  const columns = ['level', 'cases', 'answered', 'answeredInTime', 'satisfied', 'basically', 'notSatisfied'] as const;
  return [byUnit, listSheet('keyCases', language, columns, keyRows)];
}

/** What a plan gives to whom, unit by unit: the list that a dispatch meeting reads. */
export async function dispatchSheet({ read, language, query }: Asked, planId: string): Promise<SheetToWrite> {
  const { lines, units } = plan.parse(await read(`/v1/plans/${encodeURIComponent(planId)}`));
  const only = new URLSearchParams(query).get('unit');
  const shown = units.filter(({ unit }) => only === null || unit.id === only);
  const rows = shown.flatMap(({ unit, number, lines: own }) =>
    own.map(({ line: n, role }) => {
      const line = lines.find((one) => one.line === n);
      const share = line?.assignments.find((one) => one.unit.id === unit.id)?.assignmentId;
      const day = line?.clocks.filter(({ clockId }) => clockId.startsWith(`${share ?? ''}.`)).map(({ dueOn }) => dueOn);
      const latest = day?.reduce((a, b) => (a > b ? a : b), '');
      return [unit.name, number, line?.caseNumber, line?.title, roleName(role, language), latest];
    }),
  );
  return listSheet('dispatch', language, ['unit', 'noticeNumber', 'caseNumber', 'title', 'role', 'dueForUnit'], rows);
}
