import { addDays, localDate } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { addWorkingDays } from '#core/calendar/working-days.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { parseRecipient } from '#core/notices/recipient.ts';
import { standInFor } from '#core/notices/stand-in.ts';
import type { TaskView } from '#core/view/case-view.ts';
import { unitOf } from '#core/view/desks-of.ts';
import { listKeys, noDueDate } from '#core/view/view-items.ts';
import type { ListQuery, ViewReader } from '#core/ports/view-reader.ts';

type Partition = Pick<ListQuery, 'index' | 'partition'>;

// Entries of lists, read in pages; those with no alarm near are dropped before any log is read.
const MOST_LISTED = 10_000;
const PAGE = 500;

/** The open cases that may have something for these recipients within so many days, the earliest due first. */
export async function nearCases(
  reader: Pick<ViewReader, 'list' | 'cases'>,
  { body, recipientIds, days }: { readonly body: string; readonly recipientIds: readonly string[]; readonly days: number },
  context: DecideContext,
): Promise<{ readonly ids: readonly string[]; readonly complete: boolean }> {
  const listed = new Set<string>();
  for (const partition of partitionsOf(body, recipientIds, context.directory)) {
    let after: string | undefined = '';
    while (after !== undefined && listed.size <= MOST_LISTED) {
      const page: Awaited<ReturnType<ViewReader['list']>> = await reader.list({ ...partition, after, before: noDueDate, limit: PAGE });
      for (const { proposalId } of page) listed.add(proposalId);
      after = page.length < PAGE ? undefined : page.at(-1)?.dueKey;
    }
  }
  const views = await reader.cases(body, [...listed]);
  const lastDay = addDays(localDate(context.now, context.policy.timeZoneOffset), days);
  const near = [...views.values()]
    .map(({ id, tasks }) => ({
      id,
      due: tasks
        .filter((task) => soundsBy(lastDay, task, context))
        .map(({ dueAt }) => dueAt)
        .sort()[0],
    }))
    .flatMap(({ id, due }) => (due === undefined ? [] : [{ id, due }]))
    .sort((a, b) => (`${a.due} ${a.id}` < `${b.due} ${b.id}` ? -1 : 1));
  return { ids: near.map(({ id }) => id), complete: listed.size <= MOST_LISTED };
}

/** Whether the clock's first reminder may come by that day: nothing of a clock sounds before it. */
function soundsBy(lastDay: CalendarDate, { kind, dueOn }: TaskView, { policy, calendar }: DecideContext): boolean {
  const first = Math.max(0, ...policy.reminders.ladder[kind].before);
  return addWorkingDays(calendar, dueOn, -first) <= lastDay;
}

/** The lists in which every open case lies that may have something for these, or for somebody they stand in for. */
function partitionsOf(body: string, recipientIds: readonly string[], directory: Directory): Partition[] {
  const partitions = recipientIds.flatMap((recipientId) => {
    const recipient = parseRecipient(recipientId);
    const unitId = 'robotOf' in recipient ? recipient.robotOf : 'mailboxOf' in recipient ? recipient.mailboxOf : undefined;
    const unit = unitId === undefined ? [] : [ofUnit(body, unitId)];
    const people = [...directory.people.values()].filter(({ id }) => id === recipientId || standInFor(id, { directory }) === recipientId);
    return [...unit, ...people.flatMap((person) => partitionsOfPerson(body, person))];
  });
  return [...new Map(partitions.map((partition) => [partition.partition, partition])).values()];
}

const watching: readonly Person['roles'][number][] = ['committee-clerk', 'committee-head', 'dispatcher', 'supervisor'];

/** Who watches may be told of any case: as its holder, or because somebody else is late. */
function partitionsOfPerson(body: string, person: Person): Partition[] {
  if (person.roles.some((role) => watching.includes(role))) return [{ index: 'byBody', partition: listKeys.body(body) }];
  const unitId = unitOf(person);
  return [
    { index: 'byParty', partition: listKeys.desk(body, { personId: person.id }) },
    ...(person.roles.includes('member') ? [{ index: 'byParty', partition: listKeys.member(body, person.id) } as const] : []),
    ...(unitId === undefined ? [] : [ofUnit(body, unitId)]),
  ];
}

function ofUnit(body: string, unitId: string): Partition {
  return { index: 'byParty', partition: listKeys.unit(body, unitId) };
}
