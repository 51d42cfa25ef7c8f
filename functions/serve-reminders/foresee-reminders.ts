import { localDate } from '#core/calendar/calendar-date.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { ForeseenCase } from '#core/notices/forecast.ts';
import { foresee, horizonEnd } from '#core/notices/forecast.ts';
import { forecastMails } from '#core/notices/forecast-mails.ts';
import type { ForecastMail } from '#core/notices/forecast-mails.ts';
import { readyAt } from '#core/notices/lane/mail-times.ts';
import type { Notice } from '#core/notices/notice.ts';
import { outrun } from '#core/notices/relevance.ts';
import { onBehalf, standInFor } from '#core/notices/reach/stand-in.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { NoticeReader } from '#core/ports/mail/notice-reader.ts';
import type { CaseReader, FoldedCase } from '#core/case/log/case-logs.ts';
import { inTurns } from '#functions/platform/http/in-turns.ts';
import { nearCases } from './near-cases.ts';

export interface ForeseeDependencies {
  readonly cases: CaseReader;
  readonly reader: Pick<ViewReader, 'inStage' | 'concerning' | 'dueKeys' | 'desk' | 'cases'>;
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

// Cases one answer looks into: a query each, and sixty days of its clocks, within the API's 15 s. A person has tens; a whole body's
// office has hundreds only where something of all of them is near.
const MOST_CASES = 300;
const MOST_PENDING = 5000;
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
  const { reader, notices } = dependencies;
  const pending = new Map<string, Notice[]>();
  await inTurns(
    recipientIds,
    READS_AT_ONCE,
    async (recipientId) => void pending.set(recipientId, await pendingOf(notices, body, recipientId)),
  );
  const waiting = [...pending.values()].flat();
  const near = await nearCases(reader, { body, recipientIds, days }, context);
  const ids = [...new Set([...waiting.map(({ proposalId }) => proposalId), ...near.ids])];
  const cases = new Map<string, ForeseenCase>();
  await inTurns(ids.slice(0, MOST_CASES), READS_AT_ONCE, async (id) => {
    const foreseen = foreseeLog(await dependencies.cases.read(body, id), days, context);
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
    complete: near.complete && ids.length <= MOST_CASES,
    mails,
  };
}

/** A case's future, with its notices at those who stand in now for whoever cannot be reached. */
function foreseeLog(
  { state, commits }: FoldedCase,
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
  while (after !== undefined && found.length < MOST_PENDING) {
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
