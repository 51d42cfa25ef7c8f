import { addDays, localDate } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { addWorkingDays } from '#core/calendar/working-days.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { parseRecipient } from '#core/notices/reach/recipient.ts';
import { standInFor } from '#core/notices/reach/stand-in.ts';
import type { TaskView } from '#core/view/case-view.ts';
import { unitOf } from '#core/view/desks-of.ts';
import { listingOf, submittedStages } from '#core/view/case-lists.ts';
import type { CaseList, CaseListing } from '#core/view/case-lists.ts';
import { noDueDate } from '#core/view/view-items.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';

type Lists = Pick<ViewReader, 'inStage' | 'concerning' | 'dueKeys' | 'desk'>;

/** Cases in a list, or on a person's desk. */
type Source = CaseList | { readonly deskOf: string };

// Entries of lists, read in pages; those with no alarm near are dropped before any log is read.
const MOST_LISTED = 10_000;
const PAGE = 500;

/** The open cases that may have something for these recipients within so many days, the earliest due first. */
export async function nearCases(
  reader: Lists & Pick<ViewReader, 'cases'>,
  { body, recipientIds, days }: { readonly body: string; readonly recipientIds: readonly string[]; readonly days: number },
  context: DecideContext,
): Promise<{ readonly ids: readonly string[]; readonly complete: boolean }> {
  const found = new Set<string>();
  for (const source of sourcesOf(recipientIds, context.directory)) {
    const listing = listingIn(reader, body, source);
    for (let isEnd = false; !isEnd && found.size <= MOST_LISTED;) {
      const page = await listing.next(PAGE);
      for (const { proposalId } of page) found.add(proposalId);
      isEnd = page.length < PAGE;
    }
  }
  const views = await reader.cases(body, [...found]);
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
  return { ids: near.map(({ id }) => id), complete: found.size <= MOST_LISTED };
}

/** Whether the clock's first reminder may come by that day: nothing of a clock sounds before it. */
function soundsBy(lastDay: CalendarDate, { kind, dueOn }: TaskView, { policy, calendar }: DecideContext): boolean {
  const first = Math.max(0, ...policy.reminders.ladder[kind].before);
  return addWorkingDays(calendar, dueOn, -first) <= lastDay;
}

function listingIn(reader: Lists, body: string, source: Source): CaseListing {
  if (!('deskOf' in source)) return listingOf(reader, body, source, { after: '', before: noDueDate });
  let after = '';
  return {
    async next(limit) {
      const page = await reader.desk(body, { personId: source.deskOf }, { after, before: noDueDate, limit });
      after = page.at(-1)?.dueKey ?? after;
      return page;
    },
  };
}

/** The lists in which every open case lies that may have something for these, or for somebody they stand in for. */
function sourcesOf(recipientIds: readonly string[], directory: Directory): Source[] {
  const sources = recipientIds.flatMap((recipientId) => {
    const recipient = parseRecipient(recipientId);
    const unitId = 'robotOf' in recipient ? recipient.robotOf : 'mailboxOf' in recipient ? recipient.mailboxOf : undefined;
    const people = [...directory.people.values()].filter(({ id }) => id === recipientId || standInFor(id, { directory }) === recipientId);
    return [...(unitId === undefined ? [] : [{ unitId }]), ...people.flatMap(sourcesOfPerson)];
  });
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}

const watching: readonly Person['roles'][number][] = ['committee-clerk', 'committee-head', 'dispatcher', 'supervisor'];

/** Who watches may be told of any case: as its holder, or because somebody else is late. */
function sourcesOfPerson(person: Person): Source[] {
  if (person.roles.some((role) => watching.includes(role))) return [{ stages: submittedStages }];
  const unitId = unitOf(person);
  return [
    { deskOf: person.id },
    ...(person.roles.includes('member') ? [{ personId: person.id }] : []),
    ...(unitId === undefined ? [] : [{ unitId }]),
  ];
}
