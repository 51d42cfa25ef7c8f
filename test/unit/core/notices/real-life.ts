import { localDate } from '#core/calendar/calendar-date.ts';
import { wakeIn } from '#core/clock/next-wake.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { currentSchema } from '#core/ledger/commit.ts';
import { clocksOf } from '#core/case/waits/standing.ts';
import type { ForecastMail } from '#core/notices/forecast-mails.ts';
import type { NoticeContext } from '#core/case/define/define-telling.ts';
import { contentOf } from '#core/notices/render/mail-content.ts';
import { mailItem } from '#core/notices/mail-item.ts';
import { goesByItself, morningOf } from '#core/notices/lane/mail-times.ts';
import type { Notice } from '#core/notices/notice.ts';
import { noticesFor } from '#core/notices/notices.ts';
import type { CaseCommit } from '#core/notices/notices.ts';
import { planMails } from '#core/notices/lane/plan-mails.ts';
import { outrun } from '#core/notices/relevance.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { aReader } from '#test/support/a-mail.ts';
import { portalUrl } from './telling.ts';

const after = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/**
 * A case as it really goes on: its waits sleep and wake as the workflows do, every commit's notices are written down, and each
 * recipient's mails go at the recipient's moments. Written apart from the forecast, which must come to the same.
 */
export class RealLife {
  readonly story: CaseStory;
  readonly commits: CaseCommit[] = [];
  /** All notices ever, in the order in which they came up. */
  readonly notices: Notice[] = [];
  readonly mails = new Map<string, ForecastMail[]>();
  private readonly pending = new Map<string, Notice[]>();
  private readonly sent = new Map<string, number>();
  private readonly handledUntil = new Map<string, string>();

  constructor(story: CaseStory) {
    this.story = story;
  }

  get context(): NoticeContext {
    const { directory, policy, calendar } = this.story;
    return { directory, policy, calendar };
  }

  /** Whatever an act records becomes a commit, as far as there is anything. */
  acts(act: (story: CaseStory) => unknown): this {
    const before = this.story.entries.length;
    act(this.story);
    const events = this.story.entries.slice(before).map(({ event }) => event);
    if (events.length === 0) return this;
    const commit = { seq: this.commits.length + 1, at: this.story.now, events, schema: currentSchema };
    this.commits.push(commit);
    for (const notice of noticesFor(this.story.proposal, commit, this.context)) {
      this.notices.push(notice);
      this.pending.set(notice.recipientId, [...this.pendingOf(notice.recipientId), notice]);
    }
    return this;
  }

  pendingOf(recipientId: string): readonly Notice[] {
    return this.pending.get(recipientId) ?? [];
  }

  sentOn(recipientId: string, on: string): number {
    return this.sent.get(`${recipientId} ${on}`) ?? 0;
  }

  recordSent(recipientId: string, on: string, count: number): void {
    this.sent.set(`${recipientId} ${on}`, count);
  }

  /** Whatever is ready by now has gone, uncounted: a story told in leaps sends no mails on its way. */
  sendsAllReady(): this {
    for (const [recipientId, notices] of this.pending) {
      this.pending.set(
        recipientId,
        notices.filter(({ readyAt }) => readyAt > this.story.now),
      );
    }
    return this;
  }

  /** Lets the time pass, with nobody acting, until just before the instant. */
  passes(until: string): this {
    for (;;) {
      const wake = this.nextWake();
      const mail = this.nextMail();
      const isAlarm = wake !== undefined && (mail === undefined || wake.at <= mail.at);
      const at = isAlarm ? wake.at : mail?.at;
      if (at === undefined || at >= until) return this;
      this.story.at(at);
      if (isAlarm) for (const scope of wake.scopes) this.acts((story) => story.sounds(scope));
      else if (mail !== undefined) this.sends(mail);
    }
  }

  private nextWake(): { at: string; scopes: { assignmentId?: string }[] } | undefined {
    const { proposal, now, policy, calendar } = this.story;
    const scopes = [{}, ...assignmentsOf(proposal).map(({ id }) => ({ assignmentId: id }))];
    const wakes = scopes.flatMap((scope) => {
      const open = clocksOf(proposal, scope).filter(({ closed }) => closed === undefined);
      return open.length === 0 ? [] : [{ scope, at: after(now, wakeIn(open, now, policy, calendar) * 1000) }];
    });
    const at = wakes.map((wake) => wake.at).sort()[0];
    return at === undefined ? undefined : { at, scopes: wakes.filter((wake) => wake.at === at).map(({ scope }) => scope) };
  }

  private nextMail(): { at: string; recipientId: string; morning: boolean } | undefined {
    const { policy, calendar, now } = this.story;
    const moments = [...this.pending].flatMap(([recipientId, notices]) => {
      const since = this.handledUntil.get(recipientId) ?? after(now, -1);
      const prompt = notices.filter((notice) => goesByItself(notice, policy, calendar) && notice.readyAt > since);
      const morning = { at: morningOf(recipientId, after(since, 1), policy, calendar), recipientId, morning: true };
      return [morning, ...prompt.map(({ readyAt }) => ({ at: readyAt, recipientId, morning: false }))];
    });
    return moments.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0];
  }

  private sends({ at, recipientId, morning }: { at: string; recipientId: string; morning: boolean }): void {
    this.handledUntil.set(recipientId, at);
    const { proposal, policy } = this.story;
    const ready = this.pendingOf(recipientId).filter(({ readyAt }) => readyAt <= at);
    const alive = ready.filter((notice) => outrun(proposal, this.commits, notice, this.context) === undefined);
    const entries = alive.map((notice) => ({
      notice,
      item: mailItem(proposal, this.commits, notice, { ...this.context, now: at, portalUrl }),
    }));
    const on = localDate(at, policy.timeZoneOffset);
    const planned = planMails(entries, policy.reminders.mailsPerDay - this.sentOn(recipientId, on), morning);
    this.recordSent(recipientId, on, this.sentOn(recipientId, on) + planned.length);
    const mails = planned.map((mail) => {
      const { form, items } = contentOf(mail, { reader: aReader(), on, again: false });
      return { at, on, form, items };
    });
    this.mails.set(recipientId, [...(this.mails.get(recipientId) ?? []), ...mails]);
    const gone = new Set(planned.flatMap((mail) => mail.entries.map(({ notice }) => notice)));
    const left = this.pendingOf(recipientId).filter((notice) => !gone.has(notice) && (!ready.includes(notice) || alive.includes(notice)));
    this.pending.set(recipientId, left);
  }
}
