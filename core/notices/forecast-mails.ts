import { addDays, localDate, startOfDay } from '#core/calendar/calendar-date.ts';
import { horizonEnd } from './forecast.ts';
import type { ForeseenCase, Horizon } from './forecast.ts';
import type { NoticeContext } from '#core/case/define/define-telling.ts';
import { contentOf } from '#core/notices/render/mail-content.ts';
import type { MailContent, MailEntry } from '#core/notices/render/mail-content.ts';
import { mailItem } from './mail-item.ts';
import { goesByItself, morningOf } from '#core/notices/lane/mail-times.ts';
import { noticeKey } from './notice.ts';
import type { Notice } from './notice.ts';
import { hoursOf } from '#core/notices/lane/lane-hours.ts';
import { isByPhone } from '#core/notices/reach/recipient.ts';
import { planMails, planSms } from '#core/notices/lane/plan-mails.ts';
import { outrun } from './relevance.ts';

/** A mail that will go if nobody acts. */
export interface ForecastMail extends Pick<MailContent, 'form' | 'on' | 'items'> {
  readonly at: string;
}

const nobodyYet = { title: { zh: '', en: '' }, is: 'officer' } as const;

/** One recipient's side of the forecast. */
export interface Outbox {
  readonly recipientId: string;
  /** What is written down for the recipient and has not gone. */
  readonly pending: readonly Notice[];
  /** The cases of those, and all others that may have something for the recipient, by id. */
  readonly cases: ReadonlyMap<string, ForeseenCase>;
  /** Mails that have gone on the local day of `now`. */
  readonly sentToday: number;
}

/**
 * The mails that a recipient will get within the horizon if nobody acts: at each of the recipient's moments what is ready and
 * not outrun by then, under the day's cap. A recipient who cannot be reached is not looked into.
 */
export function forecastMails(
  { recipientId, pending, cases, sentToday }: Outbox,
  horizon: Horizon,
  context: NoticeContext & { readonly portalUrl: string },
): ForecastMail[] {
  const { timeZoneOffset } = context.policy;
  const foreseen = [...cases.values()].flatMap(({ notices }) => notices.filter((notice) => notice.recipientId === recipientId));
  let waiting = [...pending, ...foreseen];
  const sent = new Map([[localDate(horizon.now, timeZoneOffset), sentToday]]);
  const mails: ForecastMail[] = [];
  for (const { at, morning } of momentsOf(recipientId, waiting, horizon, context)) {
    const on = localDate(at, timeZoneOffset);
    const told = waiting.filter(({ readyAt }) => readyAt <= at).map((notice) => tellAt(notice, at, cases, context));
    const moot = new Set(told.filter(({ item }) => item === undefined).map(({ notice }) => keyOf(notice)));
    const entries = told.flatMap(({ notice, item }): MailEntry[] => (item === undefined ? [] : [{ notice, item }]));
    const left = hoursOf(recipientId, context.policy).perDay - (sent.get(on) ?? 0);
    const planned = isByPhone(recipientId) ? planSms(entries, left) : planMails(entries, left, morning);
    const gone = new Set(planned.flatMap((mail) => mail.entries.map(({ notice }) => keyOf(notice))));
    for (const mail of planned) {
      const { form, items } = contentOf(mail, { reader: nobodyYet, on, again: false });
      mails.push({ at, on, form, items });
    }
    sent.set(on, (sent.get(on) ?? 0) + planned.length);
    waiting = waiting.filter((notice) => !moot.has(keyOf(notice)) && !gone.has(keyOf(notice)));
  }
  return mails;
}

interface Moment {
  readonly at: string;
  readonly morning: boolean;
}

/** Every morning of the recipient's, and the instants of what goes by itself; of an earlier day nothing does any more. */
function momentsOf(recipientId: string, notices: readonly Notice[], horizon: Horizon, context: NoticeContext): Moment[] {
  const { policy, calendar } = context;
  const until = horizonEnd(horizon, context);
  const today = startOfDay(localDate(horizon.now, policy.timeZoneOffset), policy.timeZoneOffset);
  const moments = new Map<string, Moment>();
  for (const notice of notices) {
    if (notice.readyAt < today || !goesByItself(notice, policy, calendar)) continue;
    const at = notice.readyAt > horizon.now ? notice.readyAt : horizon.now;
    moments.set(at, { at, morning: false });
  }
  let at = morningOf(recipientId, horizon.now, policy, calendar);
  while (at < until) {
    moments.set(at, { at, morning: true });
    const tomorrow = startOfDay(addDays(localDate(at, policy.timeZoneOffset), 1), policy.timeZoneOffset);
    at = morningOf(recipientId, tomorrow, policy, calendar);
  }
  return [...moments.values()].filter((moment) => moment.at < until).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The notice with what it tells at that instant; without it when its case has outrun it by then. */
function tellAt(
  notice: Notice,
  at: string,
  cases: Outbox['cases'],
  context: NoticeContext & { readonly portalUrl: string },
): Pick<MailEntry, 'notice'> & Partial<Pick<MailEntry, 'item'>> {
  const then = cases.get(notice.proposalId)?.states.findLast(({ from }) => from <= at);
  if (then === undefined || outrun(then.proposal, then.commits, notice, context) !== undefined) return { notice };
  return { notice, item: mailItem(then.proposal, then.commits, notice, { ...context, now: at }) };
}

function keyOf(notice: Notice): string {
  return `${notice.proposalId} ${noticeKey(notice)}`;
}
