import { addDays, localDate } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { addWorkingDays } from '#core/calendar/working-days.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import type { DecideContext } from '#core/proposal/decide-context.ts';
import type { ForeseenCase } from '#core/reminder/forecast.ts';
import { foresee, horizonEnd } from '#core/reminder/forecast.ts';
import { forecastMails } from '#core/reminder/forecast-mails.ts';
import type { ForecastMail } from '#core/reminder/forecast-mails.ts';
import { readyAt } from '#core/reminder/mail-times.ts';
import type { Notice } from '#core/reminder/notice.ts';
import { parseRecipient } from '#core/reminder/recipient.ts';
import { outrun } from '#core/reminder/relevance.ts';
import type { TaskView } from '#core/view/case-view.ts';
import { unitOf } from '#core/view/desks-of.ts';
import { listKeys, noDueDate } from '#core/view/view-items.ts';
import type { ListQuery, ViewReader } from '#functions/adapters/dynamo-view-reader.ts';
import type { NoticeReader } from '#functions/adapters/dynamo-notice-reader.ts';
import { onBehalf, standInFor } from '#core/reminder/stand-in.ts';
import type { CaseDesk } from '#functions/platform/case-desk.ts';
import { inTurns } from './in-turns.ts';

export interface ForeseeDependencies {
  readonly desk: Pick<CaseDesk, 'read'>;
  readonly reader: Pick<ViewReader, 'list' | 'cases'>;
  readonly notices: Pick<NoticeReader, 'ofRecipient' | 'mails'>;
}

export interface Foreseen {
  readonly cases: ReadonlyMap<string, ForeseenCase>;
  /** What will go within the horizon if nobody acts, by the instant from which on it may; what is outrun by then is left out. */
  readonly notices: readonly Notice[];
  /** `false` where there were more open cases than are looked into: those with the latest due days are left out. */
  readonly complete: boolean;
}

/** A recipient's mails to come. */
export interface ForeseenMails {
  readonly recipientId: string;
  readonly mails: readonly ForecastMail[];
}

type Partition = Pick<ListQuery, 'index' | 'partition'>;

// Cases whose logs one answer may read; a query each. A person has tens, a whole body's office some hundreds that are near.
const MOST_CASES = 500;
// Entries of lists, read in pages, of which those with no alarm near are dropped before any log is read.
const MOST_LISTED = 10_000;
const PAGE = 500;
const READS_AT_ONCE = 8;

/** What a case will tell, and whom, within so many days; `pending`: what is written down of it and has not gone. */
export function foreseeCase(
  log: Parameters<typeof foreseeLog>[0],
  pending: readonly Notice[],
  days: number,
  context: DecideContext,
): Foreseen {
  const foreseen = foreseeLog(log, days, context);
  const cases = foreseen === undefined ? new Map<string, ForeseenCase>() : new Map([[foreseen.id, foreseen.seen]]);
  return { cases, notices: stillTold(cases, pending, days, context), complete: true };
}

/** What these recipients will be told within so many days, and in which mails, over all the cases that may have something for them. */
export async function foreseeFor(
  dependencies: ForeseeDependencies,
  { body, recipientIds, days }: { readonly body: string; readonly recipientIds: readonly string[]; readonly days: number },
  context: DecideContext,
): Promise<Foreseen & { readonly mails: readonly ForeseenMails[] }> {
  const { desk, reader, notices } = dependencies;
  const pending = new Map<string, Notice[]>();
  await inTurns(
    recipientIds,
    READS_AT_ONCE,
    async (recipientId) => void pending.set(recipientId, await pendingOf(notices, body, recipientId)),
  );
  const waiting = [...pending.values()].flat();
  const partitions = partitionsOf(body, recipientIds, context.directory);
  const { ids, complete } = await nearCases(reader, body, partitions, days, context);
  const cases = new Map<string, ForeseenCase>();
  await inTurns([...new Set([...waiting.map(({ proposalId }) => proposalId), ...ids])], READS_AT_ONCE, async (id) => {
    const foreseen = foreseeLog(await desk.read(body, id), days, context);
    if (foreseen !== undefined) cases.set(id, foreseen.seen);
  });
  const mails: ForeseenMails[] = [];
  for (const recipientId of recipientIds) {
    const sentToday = await mailsOfToday(notices, body, recipientId, context);
    const outbox = { recipientId, pending: pending.get(recipientId) ?? [], cases, sentToday };
    mails.push({ recipientId, mails: forecastMails(outbox, { now: context.now, days }, { ...context, portalUrl: '' }) });
  }
  const concerned = new Set(recipientIds);
  const told = stillTold(cases, waiting, days, context);
  return {
    cases,
    notices: told.filter(({ recipientId, onBehalfOf = '' }) => concerned.has(recipientId) || concerned.has(onBehalfOf)),
    complete,
    mails,
  };
}

/** A case's future, with its notices at those who stand in now for whoever cannot be reached. */
function foreseeLog(
  { state, commits }: Awaited<ReturnType<CaseDesk['read']>>,
  days: number,
  context: DecideContext,
): { readonly id: string; readonly seen: ForeseenCase } | undefined {
  if (state === undefined) return undefined;
  const horizon = { now: context.now, days };
  const foreseen = foresee(state, commits, horizon, context);
  const until = horizonEnd(horizon, context);
  const notices = foreseen.notices.map((notice) => asPosted(notice, context)).filter((notice) => notice.readyAt < until);
  return { id: state.id, seen: { ...foreseen, notices } };
}

function asPosted(notice: Notice, context: DecideContext): Notice {
  const instead = standInFor(notice.recipientId, context);
  if (instead === undefined) return notice;
  return onBehalf(notice, instead, readyAt(notice.urgency, instead, notice.at, context.policy, context.calendar));
}

/** What is pending and what is foreseen, without what its case will have outrun by the time it may go. */
function stillTold(cases: Foreseen['cases'], pending: readonly Notice[], days: number, context: DecideContext): Notice[] {
  const until = horizonEnd({ now: context.now, days }, context);
  return [...pending.filter(({ readyAt: at }) => at < until), ...[...cases.values()].flatMap(({ notices }) => notices)]
    .filter((notice) => {
      const states = cases.get(notice.proposalId)?.states ?? [];
      const then = states.findLast(({ from }) => from <= notice.readyAt) ?? states[0];
      return then !== undefined && outrun(then.proposal, then.commits, notice, context) === undefined;
    })
    .sort((a, b) => (a.readyAt < b.readyAt ? -1 : 1));
}

async function pendingOf(notices: Pick<NoticeReader, 'ofRecipient'>, body: string, recipientId: string): Promise<Notice[]> {
  const found: Notice[] = [];
  let after: string | undefined = '';
  while (after !== undefined && found.length < MOST_LISTED) {
    const page: Awaited<ReturnType<NoticeReader['ofRecipient']>> = await notices.ofRecipient(body, recipientId, 'pending', {
      after,
      limit: PAGE,
    });
    found.push(...page.items.flatMap(({ notice, status }) => (status === 'pending' ? [notice] : [])));
    after = page.next;
  }
  return found;
}

// More than any policy allows a day.
const MOST_A_DAY = 30;

/** Mails that count towards today's cap: all that were claimed but those that certainly were not taken. */
async function mailsOfToday(
  notices: Pick<NoticeReader, 'mails'>,
  body: string,
  recipientId: string,
  { now, policy }: DecideContext,
): Promise<number> {
  const today = localDate(now, policy.timeZoneOffset);
  const { items } = await notices.mails(body, recipientId, { after: '', limit: MOST_A_DAY });
  return items.filter(({ on, failure }) => on === today && failure !== 'refused' && failure !== 'not-taken').length;
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

/** The cases of these lists that may tell something within so many days, the earliest due first. */
async function nearCases(
  reader: ForeseeDependencies['reader'],
  body: string,
  partitions: readonly Partition[],
  days: number,
  context: DecideContext,
): Promise<{ readonly ids: readonly string[]; readonly complete: boolean }> {
  const listed = new Set<string>();
  for (const partition of partitions) {
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
  return { ids: near.slice(0, MOST_CASES).map(({ id }) => id), complete: near.length <= MOST_CASES && listed.size <= MOST_LISTED };
}

/** Whether the clock's first reminder may come by that day: nothing of a clock sounds before it. */
function soundsBy(lastDay: CalendarDate, { kind, dueOn }: TaskView, { policy, calendar }: DecideContext): boolean {
  const first = Math.max(0, ...policy.reminders.ladder[kind].before);
  return addWorkingDays(calendar, dueOn, -first) <= lastDay;
}
